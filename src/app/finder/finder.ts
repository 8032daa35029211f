/** The search itself: text, filters with their counts, distances. Pure but for Fuse; the command line runs the very same. */
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { type Commune, distanceKm, type Point, pointOf } from '../../domain/place.ts'
import type { Need } from '../../domain/taxonomy.ts'
import { fold } from '../../domain/text.ts'
import { FACETS, type Facet, facetValues, type Query } from './query.ts'
import { stem } from './stem.ts'
import { buildTextIndex } from './text-index.ts'
import { type Understood, understander } from './understand.ts'

export type Result = { initiative: Initiative; score: number; km: number | undefined; reasons: string[] }

export type Found = {
  results: Result[]
  understood: Understood
  /** Words read as others of the guide. */
  corrections: string[]
  /** True when no entry answers every word. */
  isPartial: boolean
  /** Where distances are measured from. */
  origin: Point | undefined
  counts: Record<Facet, Map<string, number>>
  /** Whether a word, as written, is one of those that matched. */
  isFound: ((word: string) => boolean) | undefined
}

export type FinderInput = { initiatives: readonly Initiative[]; needs: readonly Need[]; communes: readonly Commune[] }
export type Finder = { find: (query: Query, position?: Point) => Found; similar: (initiative: Initiative, limit: number) => Initiative[] }

/** Sure entries first, what has closed last; light enough never to bury a much better match. */
const STANDING_WEIGHT = { complete: 1, named: 0.92, lead: 0.6, closed: 0.3 }

type Hit = { score: number; wordCount: number; reasons: string[] }

export function buildFinder({ initiatives, needs, communes }: FinderInput): Finder {
  const index = buildTextIndex({ initiatives, needs, communes })
  const understand = understander(communes)
  const points = initiatives.map(({ place }) => pointOf(place))
  const communeBySlug = new Map(communes.map((commune) => [commune.slug, commune]))

  const matchText = (words: readonly string[]) => {
    const hits = new Map<number, Hit>()
    const stems = new Set<string>()
    const corrections: string[] = []
    let answerable = 0
    for (const word of words) {
      const { expansions, corrected } = index.expand(word)
      if (corrected) corrections.push(corrected)
      if (expansions.length) answerable += 1
      const best = new Map<number, number>()
      for (const { stem: key, likeness } of expansions) {
        const posting = index.postings.get(key) ?? new Map<number, number>()
        stems.add(key)
        const rarity = Math.log(1 + index.documentCount / posting.size)
        for (const [document, weight] of posting) best.set(document, Math.max(best.get(document) ?? 0, weight * likeness * rarity))
      }
      for (const [document, score] of best) {
        const hit = hits.get(document) ?? { score: 0, wordCount: 0, reasons: [] }
        hits.set(document, { score: hit.score + score, wordCount: hit.wordCount + 1, reasons: [...hit.reasons, word] })
      }
    }
    return { hits, stems, corrections, answerable }
  }

  /** Nearness as a light signal: a commune that was named lifts its own entries, then its neighbours, and lowers the rest. */
  const nearness = (initiative: Initiative, km: number | undefined, commune: Commune | undefined) => {
    if (!commune) return 1
    if (initiative.place?.commune === commune.id) return 2
    if (km !== undefined) return 1 / (1 + km / 6)
    return initiative.scope === 'local' ? 0.7 : 0.45
  }

  const find = (query: Query, position?: Point): Found => {
    const understood = understand(query.text)
    const asked = query.commune ? communeBySlug.get(query.commune) : undefined
    const commune = asked ?? understood.commune
    const origin = query.nearMe && position ? position : commune
    const { hits, stems, corrections, answerable } = matchText(understood.words)
    const wordCount = understood.words.length
    const kmOf = (at: number) => {
      const point = points[at]
      return origin && point ? distanceKm(origin, point) : undefined
    }
    const candidates: (Result & { full: boolean })[] = []
    initiatives.forEach((initiative, at) => {
      const hit = hits.get(at)
      if (wordCount && !hit) return
      if (!passesPlace(initiative, kmOf(at), query, asked, origin)) return
      if (!wordCount && understood.commune && !asked && initiative.place?.commune !== understood.commune.id) return
      const km = kmOf(at)
      const coverage = wordCount ? (hit?.wordCount ?? 0) / wordCount : 1
      const score = (hit?.score ?? 1) * coverage ** 2 * STANDING_WEIGHT[standingOf(initiative)] * nearness(initiative, km, commune)
      candidates.push({ initiative, km, score, reasons: hit?.reasons ?? [], full: coverage === 1 })
    })
    const full = candidates.filter((result) => result.full)
    const pool = wordCount && full.length ? withRunnersUp(full, candidates) : candidates
    const results = pool.filter(({ initiative }) => FACETS.every((facet) => passesFacet(initiative, query, facet)))
    results.sort(orderOf(query, wordCount > 0, origin))
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, countFacet(pool, query, facet)])) as Found['counts']
    return {
      results,
      understood,
      corrections,
      origin,
      counts,
      isPartial: wordCount > 1 && !full.length && answerable > 0 && results.length > 0,
      isFound: stems.size ? (word) => stems.has(stem(fold(word))) : undefined,
    }
  }
  return { find, similar: (initiative, limit) => similarTo(initiative, initiatives, limit) }
}

/** Entries that answer every word, and after them those that miss one but would score near the best: a sentence always has a word too many. */
function withRunnersUp<T extends Result & { full: boolean }>(full: T[], all: T[]): T[] {
  const best = Math.max(...full.map(({ score }) => score))
  return full.length >= 12 ? full : all.filter((result) => result.full || result.score >= best * 0.35)
}

function passesFacet(initiative: Initiative, query: Query, facet: Facet): boolean {
  const wanted: readonly string[] = query[facet]
  return !wanted.length || facetValues(initiative, facet).some((value) => wanted.includes(value))
}

function passesPlace(initiative: Initiative, km: number | undefined, query: Query, asked: Commune | undefined, origin: Point | undefined): boolean {
  if (initiative.status === 'closed' && !query.closed) return false
  if (query.tiersLieux && initiative.kind !== 'tiers-lieu') return false
  // No entry has machine-readable hours yet: none can be said to be open now.
  if (query.openNow) return false
  if (origin && query.radius !== undefined) return km !== undefined && km <= query.radius
  if (asked) return initiative.place?.commune === asked.id
  return !query.nearMe || !origin || km !== undefined
}

function countFacet(pool: readonly Result[], query: Query, facet: Facet): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { initiative } of pool) {
    if (!FACETS.every((other) => other === facet || passesFacet(initiative, query, other))) continue
    for (const value of facetValues(initiative, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

const SCOPE_RANK = { local: 0, regional: 1, national: 2 }

function orderOf(query: Query, hasWords: boolean, origin: Point | undefined): (a: Result, b: Result) => number {
  const byName = (a: Result, b: Result) => a.initiative.name.localeCompare(b.initiative.name, 'fr')
  if (hasWords) return (a, b) => b.score - a.score || byName(a, b)
  const rank = ({ initiative }: Result) =>
    -10 * STANDING_WEIGHT[standingOf(initiative)] +
    (query.needs.length && !query.needs.includes(initiative.needs[0] ?? '') ? 2 : 0) +
    SCOPE_RANK[initiative.scope] * 0.5
  if (origin && (query.nearMe || query.radius)) return (a, b) => (a.km ?? 1e9) - (b.km ?? 1e9) || byName(a, b)
  return (a, b) => rank(a) - rank(b) || byName(a, b)
}

function similarTo(to: Initiative, initiatives: readonly Initiative[], limit: number): Initiative[] {
  const here = pointOf(to.place)
  const tags = new Set(to.tags.map(fold))
  const scored = initiatives.flatMap((other) => {
    if (other.id === to.id || other.status === 'closed' || other.network === to.id || to.network === other.id) return []
    const sharedNeeds = other.needs.filter((need) => to.needs.includes(need)).length
    if (!sharedNeeds) return []
    const sharedTags = other.tags.filter((tag) => tags.has(fold(tag))).length
    const point = pointOf(other.place)
    const near = here && point ? 3 / (1 + distanceKm(here, point)) : 0
    return [{ other, score: (sharedNeeds + 2 * sharedTags + near) * STANDING_WEIGHT[standingOf(other)] }]
  })
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ other }) => other)
}
