/** The search itself: what was typed, filters with their counts, distances. Pure but for Fuse; the command line runs the very same. */
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { type Commune, distanceKm, type Point, pointOf } from '../../domain/place.ts'
import { countFacet, passesFacets, passesPlace } from './filter.ts'
import { type Marker, markerOf } from './mark.ts'
import { placeReader } from './place-names.ts'
import { FACETS, type Facet, type Query } from './query.ts'
import { nameOrderSteps, nearness, orderOf, restingRank, SCOPE_WEIGHT, STANDING_WEIGHT } from './rank.ts'
import { type Hit, scorer } from './score.ts'
import { type GuideInput, indexSteps, type SearchIndex } from './search-index.ts'
import { finish } from './steps.ts'
import { type Understood, understander } from './understand.ts'
import type { Guesser } from './vocabulary.ts'

/** `reasons`: the words of the query that it answers. `km`: from the origin, when both points are known. `at`: its place in the guide. */
export type Result = { initiative: Initiative; score: number; km: number | undefined; reasons: string[]; at: number }

export type Found = {
  results: Result[]
  understood: Understood
  /** True when no entry answers all that was asked. */
  isPartial: boolean
  /** The commune whose entries alone are shown: chosen as a filter, or typed alone. */
  within: Commune | undefined
  /** Where distances are measured from. */
  origin: Point | undefined
  /** What each value of a facet would show; counted when first asked for. */
  counts: () => Record<Facet, Map<string, number>>
  /** Marks what answers in a text. */
  mark: Marker | undefined
}

export type Inside = { guide: GuideInput; index: SearchIndex; understand: (text: string) => Understood }

export type Finder = {
  find: (query: Query, position?: Point) => Found
  /** For what comes later than the first results (suggest.ts). */
  inside: Inside
  /** Its words, to guess misspelt ones from; and where the guesser goes. */
  words: readonly string[]
  guessWith: (guess: Guesser) => void
}

/** Below this sureness the guide says that it has nothing rather than something else. */
const SURE_ENOUGH = 0.5
/** An entry is shown when it scores this share of the best. */
const RUNNER_UP = 0.3

function hitsOf(understood: Understood, score: (understood: Understood) => Hit[], everything: () => Hit[]): Hit[] {
  if (!understood.words.length) return everything()
  return understood.sureness < SURE_ENOUGH ? [] : score(understood)
}

/** `worth`: its score wherever it is, so that what is near does not hide what is not. */
type Candidate = Result & { worth: number }

/** What scores near the best; and whether any of it answers all that was asked. */
function nearBest(candidates: Candidate[], unitCount: number): { pool: Candidate[]; isPartial: boolean } {
  const best = candidates.reduce((most, { worth }) => Math.max(most, worth), 0)
  const pool = candidates.filter(({ worth }) => worth >= best * RUNNER_UP)
  return { pool, isPartial: unitCount > 1 && pool.length > 0 && !pool.some(({ reasons }) => reasons.length === unitCount) }
}

function wordsOf({ units, words }: Understood): string[] {
  return units.filter(({ kind }) => kind !== 'outside').map(({ at }) => at.map((place) => words[place]?.word ?? '').join(' '))
}

function finderOfIndex(guide: GuideInput, index: SearchIndex, byName: Int32Array): Finder {
  const { initiatives, communes } = guide
  const communeWords = new Set(communes.flatMap(({ name }) => index.stemsOf(name)))
  const understand = understander(
    index,
    placeReader(communes, (word) => index.vocabulary.has(word) && !index.stemsOf(word).some((one) => communeWords.has(one))),
  )
  const score = scorer(index)
  const points = initiatives.map(({ place }) => pointOf(place))
  const resting = initiatives.map(restingRank)
  const standings = initiatives.map((initiative) => STANDING_WEIGHT[standingOf(initiative)] * SCOPE_WEIGHT[initiative.scope])
  let inOrder: Hit[] | undefined
  /** Already in the order of the plain list: sorting it again costs next to nothing. */
  const everything = () => {
    inOrder ??= initiatives
      .map((_, entry): Hit => ({ entry, score: 1, reasons: [], isNamed: false }))
      .sort((a, b) => (resting[a.entry] as number) - (resting[b.entry] as number) || (byName[a.entry] as number) - (byName[b.entry] as number))
    return inOrder
  }
  const communeBySlug = new Map(communes.map((commune) => [commune.slug, commune]))

  const find = (query: Query, position?: Point): Found => {
    const understood = understand(query.text)
    const hasWords = understood.words.length > 0
    const asked = query.commune ? communeBySlug.get(query.commune) : undefined
    // A commune alone in the field is asked for as the filter would.
    const sole = asked ?? (hasWords ? undefined : understood.commune)
    const named = asked ?? understood.commune
    const origin = query.nearMe && position ? position : named
    const words = wordsOf(understood)

    const candidates = hitsOf(understood, score, everything).flatMap((hit): Candidate[] => {
      const initiative = initiatives[hit.entry] as Initiative
      const point = points[hit.entry]
      const km = origin && point ? distanceKm(origin, point) : undefined
      if (!passesPlace(initiative, km, query, { asked: sole, point: origin })) return []
      const standing = standings[hit.entry] as number
      // Who names an entry wants that one, however little is known of it.
      const worth = hit.score * (hit.isNamed ? standing ** 0.25 : standing)
      return [
        { initiative, at: hit.entry, km, worth, score: worth * nearness(initiative, km, named), reasons: hit.reasons.map((at) => words[at] ?? '') },
      ]
    })
    const { pool, isPartial } = hasWords ? nearBest(candidates, words.length) : { pool: candidates, isPartial: false }
    const results = pool
      .filter(({ initiative }) => passesFacets(initiative, query))
      .sort(orderOf(query, hasWords, origin !== undefined, resting, byName))
    const counts = () => Object.fromEntries(FACETS.map((facet) => [facet, countFacet(pool, query, facet)])) as ReturnType<Found['counts']>
    return { results, understood, within: sole, origin, counts, isPartial, mark: markerOf(understood, index) }
  }
  const { words, guessWith } = index.vocabulary
  return { find, words, guessWith, inside: { guide, index, understand } }
}

/** Makes a finder in steps: the page may draw at each yield. */
export function* finderSteps(guide: GuideInput): Generator<void, Finder> {
  const byName = yield* nameOrderSteps(guide.initiatives)
  const index = yield* indexSteps(guide)
  return finderOfIndex(guide, index, byName)
}

/** A finder that knows no words yet: needs, communes and filters do not wait for the index. */
export function wordlessFinder(guide: GuideInput): Finder {
  const index = finish(indexSteps({ initiatives: [], needs: [], communes: guide.communes }))
  return finderOfIndex(guide, index, finish(nameOrderSteps(guide.initiatives)))
}
