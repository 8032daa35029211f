/**
 * An inverted index of the guide: stems of names, tags, needs, communes and summaries, each with the weight of its best field.
 * Fuse.js does what it is strong at: it matches one typed word against the vocabulary; documents are ranked by this index (stack.md, measurements).
 */
import Fuse from 'fuse.js'
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

export function buildTextIndex({ initiatives, needs, communes }: IndexInput): TextIndex {
  const postings: TextIndex['postings'] = new Map()
  /** A readable word for each stem, to say what was understood. */
  const readable = new Map<string, string>()
  const needWords = new Map(needs.map((need) => [need.id, [...Object.values(need.label), ...need.words].flatMap(meaningfulWords)]))
  const communeNames = new Map(communes.map(({ id, name }) => [id, fold(name).split(' ')]))

  initiatives.forEach((initiative, document) => {
    const add = (words: readonly string[], weight: number) => {
      for (const word of words) {
        const key = stem(word)
        const held = postings.get(key) ?? new Map<number, number>()
        if (weight > (held.get(document) ?? 0)) held.set(document, weight)
        postings.set(key, held)
        const shown = readable.get(key)
        if (shown === undefined || word.length < shown.length) readable.set(key, word)
      }
    }
    add(meaningfulWords(initiative.name), WEIGHTS.name)
    for (const tag of initiative.tags) add(meaningfulWords(tag), WEIGHTS.tag)
    initiative.needs.forEach((need, at) => add(needWords.get(need) ?? [], at === 0 ? WEIGHTS.mainNeed : WEIGHTS.need))
    const { commune, town } = initiative.place ?? {}
    add(commune ? (communeNames.get(commune) ?? []) : town ? fold(town).split(' ') : [], WEIGHTS.commune)
    add((COST_WORDS[initiative.cost] ?? '').split(' ').filter(Boolean), WEIGHTS.cost)
    add(Object.values(initiative.summary).flatMap(meaningfulWords), WEIGHTS.summary)
  })
  const vocabulary = [...postings.keys()]
  const fuse = new Fuse(vocabulary, { includeScore: true, threshold: 0.34, ignoreLocation: false, distance: 12, minMatchCharLength: 2 })
  return { postings, documentCount: initiatives.length, expand: expander(postings, vocabulary, readable, fuse) }
}

/** A prefix is worth less the more it leaves out. */
const PREFIX_MIN = 3
const FUZZY_MIN = 4
const MAX_EXPANSIONS = 24

function expander(postings: TextIndex['postings'], vocabulary: string[], readable: Map<string, string>, fuse: Fuse<string>): TextIndex['expand'] {
  const known = new Map<string, ReturnType<TextIndex['expand']>>()
  const expand = (word: string): ReturnType<TextIndex['expand']> => {
    const key = stem(word)
    const expansions: Expansion[] = postings.has(key) ? [{ stem: key, likeness: 1 }] : []
    // A word that is whole is seldom the beginning of another: « cours » is not « courrier ».
    const prefixWorth = expansions.length ? 0.4 : 0.8
    if (key.length >= PREFIX_MIN) {
      for (const other of vocabulary) {
        if (other !== key && (other.startsWith(key) || (word.length > key.length && other.startsWith(word)))) {
          expansions.push({ stem: other, likeness: prefixWorth * (key.length / other.length) })
        }
      }
    }
    if (expansions.length || key.length < FUZZY_MIN) return { expansions: expansions.slice(0, MAX_EXPANSIONS), corrected: undefined }
    const alike = fuse.search(key, { limit: 6 }).filter(({ item }) => Math.abs(item.length - key.length) <= 2)
    const similar = alike.map(({ item, score = 1 }) => ({ stem: item, likeness: 0.7 * (1 - score) }))
    const best = similar[0]
    return { expansions: similar, corrected: best && (readable.get(best.stem) ?? best.stem) }
  }
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const found = expand(word)
    if (known.size > 500) known.clear()
    known.set(word, found)
    return found
  }
}
