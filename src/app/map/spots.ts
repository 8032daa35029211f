/** Where results stand on the map: several at one address are one spot; what is only known by its commune is an area, never an address. */
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { type Bounds, type Point, pointOf } from '../../domain/place.ts'

export type Spot = {
  id: string
  point: Point
  /** The best answer first. */
  initiatives: Initiative[]
  /** Somewhere in this commune (INSEE code, or the name of one elsewhere). */
  area: string | undefined
}

type Answer = { initiative: Initiative }

/** Five decimals of a degree are a metre: the same door. */
const doorOf = ({ lat, lon }: Point) => `${lat.toFixed(5)} ${lon.toFixed(5)}`

/** In the order of the results. A shelter has no place; if one ever had, it would still not be drawn. */
export function spotsOf(results: readonly Answer[]): Spot[] {
  const spots = new Map<string, Spot>()
  for (const { initiative } of results) {
    const { place, phoneOnly } = initiative
    const point = pointOf(place)
    if (!point || phoneOnly) continue
    const area = place?.precision === 'commune' ? (place.commune ?? place.town ?? doorOf(point)) : undefined
    const id = area === undefined ? doorOf(point) : `area ${area}`
    const spot = spots.get(id)
    if (spot) spot.initiatives.push(initiative)
    else spots.set(id, { id, point, initiatives: [initiative], area })
  }
  return [...spots.values()]
}

/** Answers that have no spot: reached from anywhere, at work everywhere, or somewhere that the guide does not know or does not say. */
export function offMap(results: readonly Answer[]): { online: number; everywhere: number; unplaced: number } {
  const counts = { online: 0, everywhere: 0, unplaced: 0 }
  for (const { initiative } of results) {
    const { place, phoneOnly, modes, scope } = initiative
    if (pointOf(place) && !phoneOnly) continue
    counts[modes.includes('en-ligne') ? 'online' : scope === 'local' ? 'unplaced' : 'everywhere'] += 1
  }
  return counts
}

export const isWithin = ({ lat, lon }: Point, { south, west, north, east }: Bounds) => lat >= south && lat <= north && lon >= west && lon <= east

/** The smallest box round all spots; undefined without any. */
export function boundsOf(spots: readonly Spot[]): Bounds | undefined {
  if (!spots.length) return undefined
  const lats = spots.map(({ point }) => point.lat)
  const lons = spots.map(({ point }) => point.lon)
  return { south: Math.min(...lats), north: Math.max(...lats), west: Math.min(...lons), east: Math.max(...lons) }
}

/** True when nobody can say how to reach any of it. */
export const isUnsure = ({ initiatives }: Spot) => initiatives.every((initiative) => standingOf(initiative) === 'lead')

export const countOf = (spots: readonly Spot[]) => spots.reduce((sum, { initiatives }) => sum + initiatives.length, 0)
