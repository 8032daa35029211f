/**
 * An inverted index of the guide: stems with the weight of the best field they stand in, and topics with how strongly an entry is about them.
 * Made in steps, so that an old phone can draw between two of them.
 */
import type { Initiative } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import type { Need } from '../../domain/taxonomy.ts'
import { isLittleWord } from '../../domain/text.ts'
import type { Concept, ConceptFacet } from '../../domain/thesaurus.ts'
import { readPhrases } from './phrase-book.ts'
import { note, type Postings } from './postings.ts'
import { stemmer } from './tokens.ts'
import { namesOf, shortForms, type Topics, topicSteps } from './topics.ts'
import { type Vocabulary, vocabularySteps } from './vocabulary.ts'

export type SearchIndex = {
  size: number
  stems: ReadonlyMap<string | number, Postings>
  topics: Topics
  /** By place in the list of topics. */
  about: ReadonlyMap<string | number, Postings>
  vocabulary: Vocabulary
  stemsOf: (text: string) => string[]
}

export type GuideInput = {
  initiatives: readonly Initiative[]
  needs: readonly Need[]
  communes: readonly Commune[]
  concepts?: readonly Concept[]
}

/** Weight of a word, and strength of a topic, by the field it stands in. */
const NAME = { word: 1, topic: 1.1 }
const TAG = { word: 0.9, topic: 1 }
const SUMMARY = { word: 0.4, topic: 0.8 }
const NOTE = { word: 0.2, topic: 0.3 }
/** A topic that none of the entry's needs is about was named in passing. */
const OTHER_NEED = 0.6
const SIDE_NEED = 0.8
/** An entry about one thing answers it better than one about ten. */
const BREADTH = 0.03
const NEED = { main: 0.8, side: 0.5 }

type Making = Omit<SearchIndex, 'vocabulary' | 'size'> & { stems: Map<string | number, Postings>; about: Map<string | number, Postings> }

function fits(initiative: Initiative, facet: ConceptFacet): boolean {
  const has = (values: readonly string[] | undefined, own: readonly string[]) => values?.some((value) => own.includes(value)) ?? false
  return (
    has(facet.costs, [initiative.cost]) ||
    has(facet.accesses, [initiative.access]) ||
    has(facet.modes, initiative.modes) ||
    has(facet.audiences, initiative.audience) ||
    has(facet.actions, initiative.actions)
  )
}

function strengthOf(topics: Topics, topic: number, initiative: Initiative): number {
  const needs = topics.list[topic]?.needs ?? []
  if (!needs.length || needs.includes(initiative.needs[0] ?? '')) return 1
  return needs.some((need) => initiative.needs.includes(need)) ? SIDE_NEED : OTHER_NEED
}

function noteEntry(making: Making, at: number, initiative: Initiative, where: string) {
  const { stems, about, topics, stemsOf } = making
  const strengths = new Map<number, number>()
  const read = (text: string, weights: { word: number; topic: number }) => {
    const its = stemsOf(text)
    for (const one of its) note(stems, one, at, weights.word)
    readPhrases(topics.book, its, ({ topic }) => strengths.set(topic, Math.max(strengths.get(topic) ?? 0, weights.topic)))
  }
  read(initiative.name, NAME)
  for (const tag of initiative.tags) read(tag, TAG)
  for (const text of Object.values(initiative.summary)) read(text, SUMMARY)
  for (const text of Object.values(initiative.accessNote ?? {})) read(text, NOTE)
  for (const one of stemsOf(where)) note(stems, one, at, SUMMARY.word)
  const breadth = 1 / (1 + BREADTH * Math.max(0, strengths.size - 2))
  for (const [topic, strength] of strengths) note(about, topic, at, strength * strengthOf(topics, topic, initiative) * breadth)
}

/** What its fields say: facets, needs and name. */
function noteFields(
  { about, topics }: Making,
  at: number,
  initiative: Initiative,
  topicOf: ReadonlyMap<string, number>,
  stemsOf: SearchIndex['stemsOf'],
) {
  for (const [topic, { facet }] of topics.concepts.entries()) if (facet && fits(initiative, facet)) note(about, topic, at, 1)
  for (const [place, need] of initiative.needs.entries()) {
    const topic = topicOf.get(`need ${need}`)
    if (topic !== undefined) note(about, topic, at, place === 0 ? NEED.main : NEED.side)
  }
  for (const name of namesOf(initiative.name)) {
    const topic = topicOf.get(`name ${stemsOf(name).join(' ')}`)
    if (topic !== undefined) note(about, topic, at, 1)
  }
}

/** Makes the index; each yield is a place where the page may draw. */
export function* indexSteps(guide: GuideInput): Generator<void, SearchIndex> {
  const short = shortForms(guide.concepts ?? [])
  const { stemsOf, known, close } = stemmer((word) => isLittleWord(word) || short.get(word) === '')
  const communeNames = new Map(guide.communes.map(({ id, name }) => [id, name]))
  const where = ({ place }: Initiative) => (place?.commune ? (communeNames.get(place.commune) ?? '') : (place?.town ?? ''))
  const topics = yield* topicSteps({ concepts: guide.concepts ?? [], needs: guide.needs, initiatives: guide.initiatives }, short, stemsOf)
  yield
  const topicOf = new Map<string, number>()
  for (const [at, { kind, id }] of topics.list.entries()) {
    topicOf.set(`${kind} ${id}`, at)
    if (at % 500 === 499) yield
  }
  const making: Making = { stems: new Map(), topics, about: new Map(), stemsOf }
  for (const [at, initiative] of guide.initiatives.entries()) {
    noteEntry(making, at, initiative, where(initiative))
    noteFields(making, at, initiative, topicOf, stemsOf)
    if (at % 8 === 7) yield
  }
  const vocabulary = yield* vocabularySteps(known, (stem) => making.stems.get(stem)?.entries.length ?? 0)
  close()
  return { ...making, size: guide.initiatives.length, vocabulary }
}
