/** The search itself: what was typed, filters with their counts, distances. Pure but for Fuse; the command line runs the very same. */
import type { Initiative } from '../../domain/initiative.ts'
import type { Commune, Point } from '../../domain/place.ts'
import { calledFor } from './called-for.ts'
import { askedWords, type Candidate, candidateMaker, type Facts, factSteps, type Result, type Whereabouts } from './candidates.ts'
import { passesFacets } from './filter.ts'
import { header } from './heads.ts'
import { placeReader } from './place-names.ts'
import type { Query } from './query.ts'
import { inRestingOrder, nameOrderSteps, orderOf, restingRank } from './rank.ts'
import { reserver } from './reserved.ts'
import { scorer } from './score.ts'
import { type GuideInput, indexSteps, type SearchIndex } from './search-index.ts'
import { finish } from './steps.ts'
import { type Understood, understander } from './understand.ts'
import type { Guesser } from './vocabulary.ts'

export type Found = {
  results: Result[]
  understood: Understood
  /** True when no entry answers all that was asked. */
  isPartial: boolean
  /** The commune whose entries alone are shown: chosen as a filter, or typed alone. */
  within: Commune | undefined
  /** Where distances are measured from. */
  origin: Point | undefined
  /** All that answers before the facets narrow it: what their values would show is counted from it. */
  pool: readonly { initiative: Initiative }[]
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

/** An entry is shown when it scores this share of the best. */
const RUNNER_UP = 0.3

/** What scores near the best; and whether any of it answers all that was asked. */
function nearBest(candidates: Candidate[], unitCount: number): { pool: Candidate[]; isPartial: boolean } {
  const best = candidates.reduce((most, { worth }) => Math.max(most, worth), 0)
  const pool = candidates.filter(({ worth }) => worth >= best * RUNNER_UP)
  return { pool, isPartial: unitCount > 1 && pool.length > 0 && !pool.some(({ reasons }) => reasons.length === unitCount) }
}

/** What was typed is understood once for the results and for what stands around them. */
function remembering(understand: Inside['understand']) {
  let last: { text: string; understood: Understood } | undefined
  return {
    understand: (text: string) => {
      if (last?.text !== text) last = { text, understood: understand(text) }
      return last.understood
    },
    forget: () => {
      last = undefined
    },
  }
}

function finderOfIndex(guide: GuideInput, index: SearchIndex, byName: Int32Array, facts: Facts): Finder {
  const { initiatives, communes } = guide
  let communeWords: Set<string> | undefined
  const isOfCommune = (stem: string) => {
    communeWords ??= new Set(communes.flatMap(({ name }) => index.stemsOf(name)))
    return communeWords.has(stem)
  }
  const { understand, forget } = remembering(
    understander(
      index,
      placeReader(communes, (word) => index.vocabulary.has(word) && !index.stemsOf(word).some(isOfCommune)),
    ),
  )
  const resting = initiatives.map(restingRank)
  const signals = [reserver(initiatives, index), header(initiatives, index.stemsOf)]
  const candidates = candidateMaker(
    initiatives,
    facts,
    () => inRestingOrder(resting, byName),
    scorer(index),
    signals,
    calledFor(initiatives, communes),
  )
  const communeBySlug = new Map(communes.map((commune) => [commune.slug, commune]))
  const whereabouts = (query: Query, { words, commune }: Understood, position: Point | undefined): Whereabouts => {
    const asked = query.commune ? communeBySlug.get(query.commune) : undefined
    const named = asked ?? commune
    // A commune alone in the field is asked for as the filter would.
    return { named, sole: asked ?? (words.length ? undefined : commune), origin: query.nearMe && position ? position : named }
  }

  const find = (query: Query, position?: Point): Found => {
    const understood = understand(query.text)
    const where = whereabouts(query, understood, position)
    const { sole, origin } = where
    const all = candidates(query, understood, where)
    const hasWords = understood.words.length > 0
    const { pool, isPartial } = hasWords ? nearBest(all, askedWords(understood).length) : { pool: all, isPartial: false }
    const results = pool.filter(({ initiative }) => passesFacets(initiative, query))
    // The plain list is in order already.
    if (hasWords || origin || query.needs.length) results.sort(orderOf(query, hasWords, origin !== undefined, resting, byName))
    return { results, understood, within: sole, origin, pool, isPartial }
  }
  const guessWith = (guess: Guesser) => {
    index.vocabulary.guessWith(guess)
    forget()
  }
  return { find, words: index.vocabulary.words, guessWith, inside: { guide, index, understand } }
}

/** Makes a finder in steps: the page may draw at each yield. */
export function* finderSteps(guide: GuideInput): Generator<void, Finder> {
  const byName = yield* nameOrderSteps(guide.initiatives)
  const facts = yield* factSteps(guide.initiatives)
  const index = yield* indexSteps(guide)
  return finderOfIndex(guide, index, byName, facts)
}

/** A finder that knows no words yet: needs, communes and filters do not wait for the index. */
export function wordlessFinder(guide: GuideInput): Finder {
  const index = finish(indexSteps({ initiatives: [], needs: [], communes: guide.communes }))
  return finderOfIndex(guide, index, finish(nameOrderSteps(guide.initiatives)), finish(factSteps(guide.initiatives)))
}
