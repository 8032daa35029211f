/** How many each filter would leave. Apart from the finder: filters are drawn after the first results. */
import type { Initiative } from '../../domain/initiative.ts'
import { passesFacet } from './filter.ts'
import { FACETS, type Facet, facetValues, type Query } from './query.ts'

export type Counts = Record<Facet, Map<string, number>>

/** For each value of each facet, how many would be shown with it, under the other facets. */
export function countFacets(pool: readonly { initiative: Initiative }[], query: Query): Counts {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()])) as Counts
  const add = (initiative: Initiative, facet: Facet) => {
    for (const value of facetValues(initiative, facet)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1)
  }
  const chosen = FACETS.filter((facet) => query[facet].length)
  for (const { initiative } of pool) {
    const [failed, ...others] = chosen.filter((facet) => !passesFacet(initiative, query, facet))
    if (others.length) continue
    if (failed) add(initiative, failed)
    else for (const facet of FACETS) add(initiative, facet)
  }
  return counts
}
