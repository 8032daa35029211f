/** In which order results stand. Nearness, sureness and scope are light signals beside the words. */
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import type { Query } from './query.ts'

/** Sure entries first, what has closed last; light enough never to bury a much better match. */
export const STANDING_WEIGHT = { complete: 1, named: 0.92, lead: 0.6, closed: 0.3 }
const SCOPE_RANK = { local: 0, regional: 1, national: 2 }

/** A commune that was named lifts its own entries, then its neighbours, and lowers the rest. */
export function nearness(initiative: Initiative, km: number | undefined, commune: Commune | undefined): number {
  if (!commune) return 1
  if (initiative.place?.commune === commune.id) return 2
  if (km !== undefined) return 1 / (1 + km / 6)
  return initiative.scope === 'local' ? 0.7 : 0.45
}

type Ranked = { initiative: Initiative; score: number; km: number | undefined }
type Order = (a: Ranked, b: Ranked) => number

const byName: Order = (a, b) => a.initiative.name.localeCompare(b.initiative.name, 'fr')

export function orderOf(query: Query, hasWords: boolean, hasOrigin: boolean): Order {
  if (hasWords) return (a, b) => b.score - a.score || byName(a, b)
  if (hasOrigin && (query.nearMe || query.radius))
    return (a, b) => (a.km ?? Number.POSITIVE_INFINITY) - (b.km ?? Number.POSITIVE_INFINITY) || byName(a, b)
  const rank = ({ initiative }: Ranked) => {
    const isAside = query.needs.length > 0 && !query.needs.includes(initiative.needs[0] ?? '')
    return -10 * STANDING_WEIGHT[standingOf(initiative)] + (isAside ? 2 : 0) + 0.5 * SCOPE_RANK[initiative.scope]
  }
  return (a, b) => rank(a) - rank(b) || byName(a, b)
}
