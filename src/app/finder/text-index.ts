/**
 * An inverted index of the guide: stems of names, tags, needs, communes and summaries, each with the weight of its best field.
 * Fuse.js does what it is strong at: it matches one typed word against the vocabulary; documents are ranked by this index (`npm run bench -- search`).
 */
import Fuse from 'fuse.js/basic'
import type { Initiative } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import type { Need } from '../../domain/taxonomy.ts'
import { fold, meaningfulWords } from '../../domain/text.ts'
import { stem } from './stem.ts'

const WEIGHTS = { name: 5, tag: 4, mainNeed: 3, need: 2, commune: 2, cost: 1.5, summary: 1.2 }
/** Everyday words for what something costs. */
const COST_WORDS: Record<string, string> = {
  gratuit: 'gratuit gratuite cher',
  'prix-libre': 'prix libre cher',
  'prix-solidaire': 'petit prix cher solidaire',
}

/** Word of the vocabulary and how well it answers the word typed, from 0 to 1. */
export type Expansion = { stem: string; likeness: number }

export type TextIndex = {
  /** For each stem, the documents that hold it and the weight there. */
  postings: Map<string, Map<number, number>>
  documentCount: number
  /** Stems that answer a typed word: itself, those it begins, or failing that those it resembles. */
  expand: (word: string) => { expansions: Expansion[]; corrected: string | undefined }
}

type IndexInput = { initiatives: readonly Initiative[]; needs: readonly Need[]; communes: readonly Commune[] }

/** Fields of an initiative as words with a weight. */
function fieldsOf(
  initiative: Initiative,
  needWords: ReadonlyMap<string, string[]>,
  communeNames: ReadonlyMap<string, string[]>,
): [string[], number][] {
  const { name, tags, needs, cost, summary, place } = initiative
  const where = place?.commune ? (communeNames.get(place.commune) ?? []) : fold(place?.town ?? '').split(' ')
  return [
    [meaningfulWords(name), WEIGHTS.name],
    [tags.flatMap(meaningfulWords), WEIGHTS.tag],
    ...needs.map((need, at): [string[], number] => [needWords.get(need) ?? [], at === 0 ? WEIGHTS.mainNeed : WEIGHTS.need]),
    [where.filter(Boolean), WEIGHTS.commune],
    [meaningfulWords(COST_WORDS[cost] ?? ''), WEIGHTS.cost],
    [Object.values(summary).flatMap(meaningfulWords), WEIGHTS.summary],
  ]
}

export function buildTextIndex({ initiatives, needs, communes }: IndexInput): TextIndex {
  const postings: TextIndex['postings'] = new Map()
  /** Every word as it stands in the guide, and its stem: misspelt words are compared with whole ones. */
  const stems = new Map<string, string>()
  const needWords = new Map(needs.map((need) => [need.id, [...Object.values(need.label), ...need.words].flatMap(meaningfulWords)]))
  const communeNames = new Map(communes.map(({ id, name }) => [id, fold(name).split(' ')]))

  const post = (document: number, word: string, weight: number) => {
    const key = stems.get(word) ?? stem(word)
    stems.set(word, key)
    const held = postings.get(key)
    if (held) held.set(document, Math.max(weight, held.get(document) ?? 0))
    else postings.set(key, new Map([[document, weight]]))
  }
  for (const [document, initiative] of initiatives.entries()) {
    for (const [words, weight] of fieldsOf(initiative, needWords, communeNames)) for (const word of words) post(document, word, weight)
  }
  return { postings, documentCount: initiatives.length, expand: expander(postings, stems) }
}

const PREFIX_MIN = 3
const FUZZY_MIN = 4
const MAX_EXPANSIONS = 24
/** Words remembered, so that a letter more costs one word and not the whole sentence. */
const MEMORY = 500

type Answer = ReturnType<TextIndex['expand']>

/** The stem itself, and those it begins; a prefix is worth less the more it leaves out. */
function wholeAndPrefixed(key: string, word: string, postings: TextIndex['postings'], vocabulary: readonly string[]): Expansion[] {
  const whole = postings.has(key) ? [{ stem: key, likeness: 1 }] : []
  if (key.length < PREFIX_MIN) return whole
  // A word that is whole is seldom the beginning of another: « cours » is not « courrier ».
  const worth = whole.length ? 0.4 : 0.8
  const begun = vocabulary.filter((other) => other !== key && (other.startsWith(key) || other.startsWith(word)))
  return [...whole, ...begun.map((other) => ({ stem: other, likeness: worth * (key.length / other.length) }))].slice(0, MAX_EXPANSIONS)
}

/** Words that look like it, as Fuse.js judges; whoever misspells a word seldom misses its first letter. */
function resembling(word: string, fuse: Fuse<string>): { word: string; likeness: number }[] {
  if (word.length < FUZZY_MIN) return []
  const alike = fuse.search(word, { limit: 12 }).filter(({ item }) => Math.abs(item.length - word.length) <= 2 && item[0] === word[0])
  return alike.slice(0, 6).map(({ item, score = 1 }) => ({ word: item, likeness: 0.7 * (1 - score) }))
}

function expander(postings: TextIndex['postings'], stems: ReadonlyMap<string, string>): TextIndex['expand'] {
  const vocabulary = [...postings.keys()]
  const known = new Map<string, Answer>()
  let fuse: Fuse<string> | undefined
  const expand = (word: string): Answer => {
    const certain = wholeAndPrefixed(stem(word), word, postings, vocabulary)
    if (certain.length) return { expansions: certain, corrected: undefined }
    // Made when the first misspelt word comes, not before the first results.
    fuse ??= new Fuse([...stems.keys()], { includeScore: true, threshold: 0.34, distance: 12, minMatchCharLength: 2 })
    const alike = resembling(word, fuse)
    return { expansions: alike.map((one) => ({ stem: stems.get(one.word) ?? one.word, likeness: one.likeness })), corrected: alike[0]?.word }
  }
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const found = expand(word)
    if (known.size > MEMORY) known.clear()
    known.set(word, found)
    return found
  }
}
