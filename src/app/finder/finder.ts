/** The search itself: text, filters with their counts, distances. Pure but for Fuse; the command line runs the very same. */
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { type Commune, distanceKm, type Point, pointOf } from '../../domain/place.ts'
import type { Need } from '../../domain/taxonomy.ts'
import { fold } from '../../domain/text.ts'
import { countFacet, passesFacets, passesPlace } from './filter.ts'
import { matchText } from './match-text.ts'
import { FACETS, type Facet, type Query } from './query.ts'
import { nearness, orderOf, STANDING_WEIGHT } from './rank.ts'
import { similarTo } from './similar.ts'
import { stem } from './stem.ts'
import { buildTextIndex } from './text-index.ts'
import { type Understood, understander } from './understand.ts'

/** `reasons`: the words of the query that it answers. `km`: from the origin, when both points are known. */
export type Result = { initiative: Initiative; score: number; km: number | undefined; reasons: string[] }

export type Found = {
  results: Result[]
  understood: Understood
  /** Words read as others of the guide. */
  corrections: string[]
  /** True when no entry answers every word. */
  isPartial: boolean
  /** The commune whose entries alone are shown: chosen as a filter, or typed alone. */
  within: Commune | undefined
  /** Where distances are measured from. */
  origin: Point | undefined
  counts: Record<Facet, Map<string, number>>
  /** Whether a word, as written, is one of those that matched. */
  isFound: ((word: string) => boolean) | undefined
}

export type FinderInput = { initiatives: readonly Initiative[]; needs: readonly Need[]; communes: readonly Commune[] }
export type Finder = { find: (query: Query, position?: Point) => Found; similar: (initiative: Initiative, limit: number) => Initiative[] }

/** From this many full answers on, entries that miss a word are not shown. */
const ENOUGH = 12
/** A sentence always has a word too many: an entry that misses one may stand, if it scores near the best. */
const RUNNER_UP = 0.35

function withRunnersUp(candidates: Result[], wordCount: number): { pool: Result[]; isPartial: boolean } {
  const isFull = ({ reasons }: Result) => reasons.length === wordCount
  const full = candidates.filter(isFull)
  if (!full.length) return { pool: candidates, isPartial: wordCount > 1 && candidates.length > 0 }
  const best = Math.max(...full.map(({ score }) => score))
  const pool = full.length >= ENOUGH ? full : candidates.filter((result) => isFull(result) || result.score >= best * RUNNER_UP)
  return { pool, isPartial: false }
}

export function buildFinder({ initiatives, needs, communes }: FinderInput): Finder {
  const index = buildTextIndex({ initiatives, needs, communes })
  const understand = understander(communes)
  const points = initiatives.map(({ place }) => pointOf(place))
  const communeBySlug = new Map(communes.map((commune) => [commune.slug, commune]))

  const find = (query: Query, position?: Point): Found => {
    const understood = understand(query.text)
    const asked = query.commune ? communeBySlug.get(query.commune) : undefined
    // A commune alone in the field is asked for as the filter would.
    const sole = asked ?? (understood.words.length ? undefined : understood.commune)
    const named = asked ?? understood.commune
    const origin = query.nearMe && position ? position : named
    const { hits, stems, corrections } = matchText(index, understood.words)
    const wordCount = understood.words.length

    const candidates = initiatives.flatMap((initiative, at): Result[] => {
      const hit = wordCount ? hits.get(at) : { score: 1, reasons: [] }
      const point = points[at]
      const km = origin && point ? distanceKm(origin, point) : undefined
      if (!hit || !passesPlace(initiative, km, query, { asked: sole, point: origin })) return []
      const coverage = wordCount ? hit.reasons.length / wordCount : 1
      const score = hit.score * coverage ** 2 * STANDING_WEIGHT[standingOf(initiative)] * nearness(initiative, km, named)
      return [{ initiative, km, score, reasons: hit.reasons }]
    })
    const { pool, isPartial } = withRunnersUp(candidates, wordCount)
    const results = pool.filter(({ initiative }) => passesFacets(initiative, query)).sort(orderOf(query, wordCount > 0, origin !== undefined))
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, countFacet(pool, query, facet)])) as Found['counts']
    const isFound = stems.size ? (word: string) => stems.has(stem(fold(word))) : undefined
    return { results, understood, corrections, within: sole, origin, counts, isPartial, isFound }
  }
  return { find, similar: (initiative, limit) => similarTo(initiative, initiatives, limit) }
}
