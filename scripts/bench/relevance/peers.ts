/**
 * The engines our search is measured beside, each over the same folded fields of the same entries, with the best settings found: several are tried, and the bench
 * keeps the one that scores best. None of them reaches the phone.
 */
import uFuzzy from '@leeoniya/ufuzzy'
import { create, insertMultiple, search as oramaSearch } from '@orama/orama'
import { Document } from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { Guide } from '../../../src/domain/guide.ts'
import { fold, meaningfulWords } from '../../../src/domain/text.ts'

export type Row = { id: string; name: string; tags: string; needs: string; place: string; summary: string }
/** @returns ids, the best first. */
export type Search = (text: string, limit: number) => string[] | Promise<string[]>
export type Peer = { engine: string; settings: string; make: (rows: readonly Row[]) => Search | Promise<Search> }

export const FIELDS = ['name', 'tags', 'needs', 'place', 'summary'] as const
export const BOOST = { name: 5, tags: 4, needs: 3, place: 2, summary: 1.2 }

/** The same words that our engine reads, folded: none of them has to deal with accents. */
export function rowsOf({ initiatives, needs, communes }: Guide): Row[] {
  const needWords = new Map(needs.map(({ id, label, words }) => [id, [...Object.values(label), ...words].join(' ')]))
  const communeNames = new Map(communes.map(({ id, name, postcodes }) => [id, [name, ...postcodes].join(' ')]))
  return initiatives
    .filter(({ status }) => status !== 'closed')
    .map(({ id, name, tags, needs: its, place, summary }) => ({
      id,
      name: fold(name),
      tags: fold(tags.join(' ')),
      needs: fold(its.map((need) => needWords.get(need) ?? '').join(' ')),
      place: fold(place?.commune ? (communeNames.get(place.commune) ?? '') : (place?.town ?? '')),
      summary: fold(summary.fr),
    }))
}

const fuse = (settings: string, options: ConstructorParameters<typeof Fuse<Row>>[1]): Peer => ({
  engine: 'Fuse.js',
  settings,
  make: (rows) => {
    const index = new Fuse([...rows], { ignoreLocation: true, keys: FIELDS.map((name) => ({ name, weight: BOOST[name] })), ...options })
    return (text, limit) => index.search(fold(text), { limit }).map(({ item }) => item.id)
  },
})

const miniSearch = (settings: string, options: { prefix: boolean; fuzzy: number; combineWith: 'AND' | 'OR' }): Peer => ({
  engine: 'MiniSearch',
  settings,
  make: (rows) => {
    const index = new MiniSearch<Row>({ fields: [...FIELDS], searchOptions: { boost: BOOST, ...options } })
    index.addAll([...rows])
    return (text, limit) =>
      index
        .search(meaningfulWords(text).join(' '))
        .slice(0, limit)
        .map(({ id }) => id as string)
  },
})

const flexSearch = (settings: string, tokenize: 'forward' | 'full' | 'strict', suggest: boolean): Peer => ({
  engine: 'FlexSearch',
  settings,
  make: (rows) => {
    const index = new Document<Row>({ tokenize, document: { id: 'id', index: [...FIELDS] } })
    for (const row of rows) index.add(row)
    return (text, limit) => {
      const found = index.search(meaningfulWords(text).join(' '), { limit: 50, suggest }) as unknown as {
        field: (typeof FIELDS)[number]
        result: string[]
      }[]
      const scores = new Map<string, number>()
      for (const { field, result } of found) {
        for (const [rank, id] of result.entries()) scores.set(id, (scores.get(id) ?? 0) + BOOST[field] / (1 + rank / 10))
      }
      return [...scores]
        .sort((a, b) => b[1] - a[1])
        .slice(0, limit)
        .map(([id]) => id)
    }
  },
})

const orama = (settings: string, options: { tolerance: number; threshold: number }): Peer => ({
  engine: 'Orama',
  settings,
  make: async (rows) => {
    const index = create({ schema: { id: 'string', name: 'string', tags: 'string', needs: 'string', place: 'string', summary: 'string' } as const })
    await insertMultiple(index, [...rows])
    return async (text, limit) => {
      const term = meaningfulWords(text).join(' ')
      if (!term) return []
      const { hits } = await oramaSearch(index, { term, limit, boost: BOOST, properties: [...FIELDS], ...options })
      return hits.map(({ document }) => document.id)
    }
  },
})

const micro = (settings: string, options: ConstructorParameters<typeof uFuzzy>[0], outOfOrder: number): Peer => ({
  engine: 'uFuzzy',
  settings,
  make: (rows) => {
    const index = new uFuzzy(options)
    const haystack = rows.map((row) => FIELDS.map((field) => row[field]).join(' | '))
    return (text, limit) => {
      const [places, info, order] = index.search(haystack, meaningfulWords(text).join(' '), outOfOrder, 1000)
      const ranked = order && info ? order.map((at) => info.idx[at] as number) : (places ?? [])
      return ranked.slice(0, limit).flatMap((at) => rows[at]?.id ?? [])
    }
  },
})

/** Those that run in a browser too. */
export const PEERS: readonly Peer[] = [
  fuse('threshold 0.3', { threshold: 0.3 }),
  fuse('threshold 0.4, no field norm', { threshold: 0.4, ignoreFieldNorm: true }),
  fuse('token search, threshold 0.3', { threshold: 0.3, useTokenSearch: true }),
  miniSearch('prefix, fuzzy 0.2, OR', { prefix: true, fuzzy: 0.2, combineWith: 'OR' }),
  miniSearch('prefix, fuzzy 0.2, AND', { prefix: true, fuzzy: 0.2, combineWith: 'AND' }),
  miniSearch('prefix, OR', { prefix: true, fuzzy: 0, combineWith: 'OR' }),
  flexSearch('forward', 'forward', false),
  flexSearch('forward, suggest', 'forward', true),
  flexSearch('full, suggest', 'full', true),
  orama('tolerance 0', { tolerance: 0, threshold: 1 }),
  orama('tolerance 1', { tolerance: 1, threshold: 1 }),
  orama('tolerance 1, all words', { tolerance: 1, threshold: 0 }),
  micro('several inserts, any order', { unicode: false, intraMode: 0 }, 5),
  micro('single error, any order', { intraMode: 1 }, 5),
]
