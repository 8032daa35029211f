/** Filters: what passes. */
import type { Initiative } from '../../domain/initiative.ts'
import type { Commune, Point } from '../../domain/place.ts'
import { FACETS, type Facet, facetValues, type Query } from './query.ts'

export type Origin = { asked: Commune | undefined; point: Point | undefined }

export function passesFacet(initiative: Initiative, query: Query, facet: Facet): boolean {
  const wanted: readonly string[] = query[facet]
  return !wanted.length || facetValues(initiative, facet).some((value) => wanted.includes(value))
}

export const passesFacets = (initiative: Initiative, query: Query) => FACETS.every((facet) => passesFacet(initiative, query, facet))

function passesState(initiative: Initiative, query: Query): boolean {
  if (initiative.status === 'closed' && !query.closed) return false
  // No entry has hours that a machine can read yet: none can be said to be open now.
  return !query.openNow && (!query.tiersLieux || initiative.kind === 'tiers-lieu')
}

/** @param km distance from the origin, when both are known. */
export function passesPlace(initiative: Initiative, km: number | undefined, query: Query, { asked, point }: Origin): boolean {
  if (!passesState(initiative, query)) return false
  if (point && query.radius !== undefined) return km !== undefined && km <= query.radius
  if (asked) return initiative.place?.commune === asked.id
  return !query.nearMe || !point || km !== undefined
}
