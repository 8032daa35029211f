/** Which entries may answer, and how well: words, place, and how sure each entry is. */
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { type Commune, distanceKm, type Point, pointOf } from '../../domain/place.ts'
import { passesPlace } from './filter.ts'
import type { Query } from './query.ts'
import { nearness, SCOPE_WEIGHT, STANDING_WEIGHT } from './rank.ts'
import type { Hit } from './score.ts'
import type { Understood } from './understand.ts'

/** `reasons`: the words of the query that it answers. `km`: from the origin, when both points are known. `at`: its place in the guide. */
export type Result = { initiative: Initiative; score: number; km: number | undefined; reasons: string[]; at: number }

/** `worth`: its score wherever it is, so that what is near does not hide what is not. */
export type Candidate = Result & { worth: number }

/** `named`: the commune chosen or typed; `sole`: the one whose entries alone are wanted; `origin`: where distances are measured from. */
export type Whereabouts = { named: Commune | undefined; sole: Commune | undefined; origin: Point | undefined }

/** Below this sureness the guide says that it has nothing rather than something else. */
const SURE_ENOUGH = 0.5

/** What each unit that lies inside the guide stands for, in words. */
export function askedWords({ units, words }: Pick<Understood, 'units' | 'words'>): string[] {
  return units.filter(({ kind }) => kind !== 'outside').map(({ at }) => at.map((place) => words[place]?.word ?? '').join(' '))
}

function nearFirst(candidates: readonly Candidate[], commune: Commune, isCalled: (at: number) => boolean): Candidate[] {
  const best = candidates.reduce((most, { worth }) => Math.max(most, worth), 0)
  return candidates.map((one) => {
    const isHere = one.initiative.place?.commune === commune.id || isCalled(one.at)
    return { ...one, score: one.worth * nearness(one.initiative, isHere ? 'here' : one.km, one.worth / best) }
  })
}

/** What is asked of each entry at every letter: where it is, how sure it is. */
export type Facts = { points: (Point | undefined)[]; standings: number[] }

/** Each yield is a place where the page may draw. */
export function* factSteps(initiatives: readonly Initiative[]): Generator<void, Facts> {
  const facts: Facts = { points: [], standings: [] }
  for (const [at, initiative] of initiatives.entries()) {
    facts.points.push(pointOf(initiative.place))
    facts.standings.push(STANDING_WEIGHT[standingOf(initiative)] * SCOPE_WEIGHT[initiative.scope])
    if (at % 500 === 499) yield
  }
  return facts
}

/** @param inOrder places of the entries in the order of the plain list, made when it is first asked for. */
export function candidateMaker(
  initiatives: readonly Initiative[],
  { points, standings }: Facts,
  inOrder: () => readonly number[],
  score: (understood: Understood) => Hit[],
  /** What else is a light signal, as a factor: whom an entry is for, and whether it is the head of what was named. */
  signals: ((understood: Understood) => (entry: number) => number)[],
  isCalledFor: (commune: Commune) => (at: number) => boolean,
) {
  let everything: Hit[] | undefined
  const hitsOf = (understood: Understood) => {
    if (!understood.words.length) {
      everything ??= inOrder().map((entry): Hit => ({ entry, score: 1, reasons: [], isNamed: false }))
      return everything
    }
    return understood.sureness < SURE_ENOUGH ? [] : score(understood)
  }
  const lightOf = (understood: Understood) => {
    const factors = understood.words.length ? signals.map((signal) => signal(understood)) : []
    return (entry: number) => factors.reduce((product, factor) => product * factor(entry), 1)
  }
  const make = (query: Query, understood: Understood, { named, sole, origin }: Whereabouts) => {
    const words = askedWords(understood)
    const made: Candidate[] = []
    const light = lightOf(understood)
    for (const { entry, score: likeness, isNamed, reasons } of hitsOf(understood)) {
      const initiative = initiatives[entry] as Initiative
      const point = origin && points[entry]
      const km = origin && point ? distanceKm(origin, point) : undefined
      if (!passesPlace(initiative, km, query, { asked: sole, point: origin })) continue
      const standing = (standings[entry] as number) * light(entry)
      // Who names an entry wants that one, however little is known of it.
      const worth = likeness * (isNamed ? standing ** 0.25 : standing)
      made.push({ initiative, at: entry, km, worth, score: worth, reasons: reasons.map((at) => words[at] ?? '') })
    }
    return named ? nearFirst(made, named, isCalledFor(named)) : made
  }
  /** The plain list is asked for again at each letter that is no word yet. */
  const plain = new Map<string, Candidate[]>()
  return (query: Query, understood: Understood, where: Whereabouts): Candidate[] => {
    if (understood.words.length || where.sole || where.origin) return make(query, understood, where)
    const key = [query.closed, query.tiersLieux, query.openNow].join()
    const list = plain.get(key) ?? make(query, understood, where)
    plain.set(key, list)
    return list
  }
}
