/** Initiatives like another: needs and tags in common, and near it. */
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { distanceKm, pointOf } from '../../domain/place.ts'
import { fold } from '../../domain/text.ts'
import { STANDING_WEIGHT } from './rank.ts'

function likeness(to: Initiative, tags: ReadonlySet<string>, other: Initiative): number {
  const sharedNeeds = other.needs.filter((need) => to.needs.includes(need)).length
  if (!sharedNeeds) return 0
  const sharedTags = other.tags.filter((tag) => tags.has(fold(tag))).length
  const [here, there] = [pointOf(to.place), pointOf(other.place)]
  const near = here && there ? 3 / (1 + distanceKm(here, there)) : 0
  return (sharedNeeds + 2 * sharedTags + near) * STANDING_WEIGHT[standingOf(other)]
}

/** Its own network and branches are left out: they have a list of their own. */
export function similarTo(to: Initiative, initiatives: readonly Initiative[], limit: number): Initiative[] {
  const tags = new Set(to.tags.map(fold))
  return initiatives
    .filter((other) => other.id !== to.id && other.status !== 'closed' && other.network !== to.id && to.network !== other.id)
    .map((other) => ({ other, score: likeness(to, tags, other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ other }) => other)
}
