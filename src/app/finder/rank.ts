/** In which order results stand. Nearness, sureness and scope are light signals beside the words. */
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { fold } from '../../domain/text.ts'
import type { Query } from './query.ts'
import { sortedSteps } from './sorted-words.ts'

/** Sure entries first, what has closed last; light enough never to bury a much better match. */
export const STANDING_WEIGHT = { complete: 1, named: 0.92, lead: 0.83, closed: 0.3 }
/** What is near by is a little more help than what is far. */
export const SCOPE_WEIGHT = { local: 1, regional: 0.98, national: 0.92 }
const SCOPE_RANK = { local: 0, regional: 1, national: 2 }

/** How much the commune itself lifts an entry that answers as well as the best; what hardly answers is not lifted by where it is. */
const HERE = 1
const HARDLY = 0.2
const FULLY = 0.4

/** A commune that was named lifts its own entries, then its neighbours, and lowers the rest. @param km from its middle. @param share of the best worth. */
export function nearness(initiative: Initiative, km: number | 'here' | undefined, share: number): number {
  if (km === 'here') return 1 + HERE * Math.min(1, Math.max(0, (share - HARDLY) / FULLY))
  if (km !== undefined) return 1 / (1 + km / 6)
  return initiative.scope === 'local' ? 0.7 : 0.45
}

type Ranked = { initiative: Initiative; score: number; km: number | undefined; at: number }
type Order = (a: Ranked, b: Ranked) => number

/** How entries stand when no word tells them apart, without their needs: sure ones first, then near ones; less is earlier. */
export function restingRank(initiative: Initiative): number {
  return -10 * STANDING_WEIGHT[standingOf(initiative)] + 0.5 * SCOPE_RANK[initiative.scope]
}

/** Place of each entry in the order of names; each yield is a place where the page may draw. */
export function* nameOrderSteps(initiatives: readonly Initiative[]): Generator<void, Int32Array> {
  const order = new Int32Array(initiatives.length)
  const named = yield* sortedSteps([...initiatives.entries()], ([, { name }]) => fold(name))
  for (const [place, [at]] of named.entries()) order[at] = place
  return order
}

/** Places of the entries in the order of the plain list. There are a dozen ranks at most: nothing needs comparing. */
export function inRestingOrder(resting: readonly number[], byName: Int32Array): number[] {
  const named = new Int32Array(byName.length)
  for (const [at, place] of byName.entries()) named[place] = at
  const byRank = new Map<number, number[]>()
  for (const at of named) {
    const rank = resting[at] as number
    const same = byRank.get(rank)
    if (same) same.push(at)
    else byRank.set(rank, [at])
  }
  return [...byRank.keys()].sort((a, b) => a - b).flatMap((rank) => byRank.get(rank) ?? [])
}

/** @param resting rank of each entry; @param byName its place by name. */
export function orderOf(query: Query, hasWords: boolean, hasOrigin: boolean, resting: readonly number[], byName: Int32Array): Order {
  const names: Order = (a, b) => (byName[a.at] as number) - (byName[b.at] as number)
  if (hasWords) return (a, b) => b.score - a.score || names(a, b)
  if (hasOrigin && (query.nearMe || query.radius))
    return (a, b) => (a.km ?? Number.POSITIVE_INFINITY) - (b.km ?? Number.POSITIVE_INFINITY) || names(a, b)
  const rank = ({ initiative, at }: Ranked) => {
    const isAside = query.needs.length > 0 && !query.needs.includes(initiative.needs[0] ?? '')
    return (resting[at] as number) + (isAside ? 2 : 0)
  }
  return (a, b) => rank(a) - rank(b) || names(a, b)
}
