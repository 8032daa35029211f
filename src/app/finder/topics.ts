/** What can be looked for: the concepts of the thesaurus, the needs, and the initiatives by their name. */
import type { Initiative, Translated } from '../../domain/initiative.ts'
import type { Need } from '../../domain/taxonomy.ts'
import type { Concept } from '../../domain/thesaurus.ts'
import { type PhraseBook, phraseBook } from './phrase-book.ts'
import type { Mentions } from './tokens.ts'

export type TopicKind = NonNullable<Concept['kind']> | 'need' | 'name'

export type Topic = {
  kind: TopicKind
  id: string
  label: Translated
  /** Needs it belongs to, the main one first. */
  needs: readonly string[]
  near: [topic: number, likeness: number][]
}

/** `short`: whole words by their short form. */
export type Topics = { list: Topic[]; book: PhraseBook; concepts: readonly Concept[]; short: ReadonlyMap<string, string>; mentions: Mentions }

/** What names end with and people leave out: « Secours islamique France ». */
const EVERYWHERE = / (?:française?|France|Île-de-France|Paris|92|des Hauts-de-Seine|Hauts-de-Seine)$/

/** « Secours populaire – Malakoff », « ADIL 92 (Boulogne) »: what stands before the place; the same without its country; and the acronym in brackets. */
export function namesOf(name: string): string[] {
  const head = name.split(/ [–—-] | \(/)[0] ?? name
  const brief = head.replace(EVERYWHERE, '')
  const acronym = /\(([A-ZÀ-Ý][A-Z0-9À-Ý'’. -]{1,9})\)/.exec(name)?.[1]
  return [head, ...(brief === head ? [] : [brief]), ...(acronym ? [acronym] : [])]
}

type Input = { concepts: readonly Concept[]; needs: readonly Need[]; initiatives: readonly Initiative[] }

type Adding = Pick<Topics, 'list' | 'book'> & { stemsOf: (text: string) => string[] }

/** Whole words by their short form. */
export const shortForms = (concepts: readonly Concept[]) => new Map(concepts.flatMap(({ short = {} }) => Object.entries(short)))

const mentionsOf = (concepts: readonly Concept[]): Mentions => {
  const { owners, people } = concepts.find(({ mentions }) => mentions)?.mentions ?? { owners: [], people: [] }
  return { owners: new Set(owners), people: new Set(people) }
}

function* addConcepts({ list, book, stemsOf }: Adding, concepts: readonly Concept[]): Generator<void> {
  const places = new Map(concepts.map(({ id }, at) => [id, at]))
  for (const [at, { id, kind = 'subject', label, needs = [], near = {}, terms = [], asked = {} }] of concepts.entries()) {
    const around = Object.entries(near).map(([other, likeness]): [number, number] => [places.get(other) ?? at, likeness])
    list.push({ kind, id, label, needs, near: around })
    for (const term of terms) book.add(stemsOf(term), at, true)
    for (const words of [...Object.values(label), ...Object.values(asked).flat()]) book.add(stemsOf(words), at, false)
    if (at % 3 === 2) yield
  }
}

function addNeeds({ list, book, stemsOf }: Adding, needs: readonly Need[]) {
  for (const { id, label, words } of needs) {
    for (const one of [...Object.values(label), ...words]) book.add(stemsOf(one), list.length, false)
    list.push({ kind: 'need', id, label, needs: [id], near: [] })
  }
}

function* addNames({ list, book, stemsOf }: Adding, initiatives: readonly Initiative[]): Generator<void> {
  const known = new Set<string>()
  for (const [at, { name }] of initiatives.entries()) {
    for (const one of namesOf(name)) {
      const stems = stemsOf(one)
      const id = stems.join(' ')
      if (!id || known.has(id)) continue
      known.add(id)
      book.add(stems, list.length, false)
      list.push({ kind: 'name', id, label: { fr: one }, needs: [], near: [] })
    }
    if (at % 50 === 49) yield
  }
}

/** Gathers them in steps; each yield is a place where the page may draw. */
export function* topicSteps(
  { concepts, needs, initiatives }: Input,
  short: Topics['short'],
  stemsOf: (text: string) => string[],
): Generator<void, Topics> {
  const adding = { list: [], book: phraseBook(), short, mentions: mentionsOf(concepts), concepts, stemsOf }
  yield* addConcepts(adding, concepts)
  addNeeds(adding, needs)
  yield* addNames(adding, initiatives)
  return adding
}
