/** A link to an itinerary. The phone's own map answers `geo:`-like links badly on old systems, so a public map is named; it opens only on a tap. */
import type { Place } from '../../domain/place.ts'

/** Address of an itinerary, or undefined when the place is not known to the street: nobody is sent to a commune's centre. */
export function itineraryUrl(place: Place | undefined, town: string | undefined): string | undefined {
  if (!place) return undefined
  const hasPoint = place.lat !== undefined && place.lon !== undefined && place.precision !== 'commune'
  if (hasPoint) return `https://www.openstreetmap.org/directions?route=%3B${place.lat}%2C${place.lon}`
  if (!place.address || !/\d/.test(place.address)) return undefined
  const address = [place.address, place.postcode, town].filter(Boolean).join(' ')
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`
}
