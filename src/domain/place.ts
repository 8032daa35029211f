/** Where things are: points, places, communes, and distances on the ground. */

/** WGS 84, decimal degrees. */
export type Point = { lat: number; lon: number }

/** `exact`: the door. `street`: somewhere on the street. `commune`: only the commune's centre, never to be drawn as an address. */
export const PRECISIONS = ['exact', 'street', 'commune'] as const

export type Place = {
  address?: string
  postcode?: string
  /** INSEE code, when the commune belongs to the territory. */
  commune?: string
  /** Name of a commune elsewhere. */
  town?: string
  lat?: number
  lon?: number
  precision?: (typeof PRECISIONS)[number]
}

export type Commune = Point & {
  /** INSEE code. */
  id: string
  slug: string
  name: string
  postcodes: string[]
  population: number
  /** Quarters and stations by which people name it, where most of each lies; only looked for in what is typed. */
  quarters?: string[]
}

export type Bounds = { south: number; west: number; north: number; east: number }

/** Mean Earth radius of the IUGG, in kilometres. */
const EARTH_RADIUS_KM = 6371.0088

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in kilometres (haversine formula, good to 0.5 % on the real Earth). */
export function distanceKm(a: Point, b: Point): number {
  const dLat = radians(b.lat - a.lat)
  const dLon = radians(b.lon - a.lon)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Distance in kilometres from a point to the nearest edge of a box; 0 inside. */
export function distanceToBoundsKm(point: Point, bounds: Bounds): number {
  const lat = Math.min(Math.max(point.lat, bounds.south), bounds.north)
  const lon = Math.min(Math.max(point.lon, bounds.west), bounds.east)
  return distanceKm(point, { lat, lon })
}

/** The point of a place, if it has one. */
export function pointOf(place: Place | undefined): Point | undefined {
  return place?.lat !== undefined && place.lon !== undefined ? { lat: place.lat, lon: place.lon } : undefined
}
