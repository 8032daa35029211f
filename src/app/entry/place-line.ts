/** Where an initiative is, in one line of words; a commune-precision distance is said to be about. */
import type { Initiative } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import { formatDistance, t } from '../words/words.ts'

type Somewhere = Pick<Initiative, 'place' | 'scope' | 'modes' | 'phoneOnly'>

export function placeLine({ place, scope, modes, phoneOnly }: Somewhere, communes: ReadonlyMap<string, Commune>, km?: number): string {
  if (phoneOnly) return t('place.phoneOnly')
  const commune = (place?.commune && communes.get(place.commune)?.name) || place?.town
  if (!commune) {
    if (scope === 'local') return t('place.territory')
    if (!modes.includes('sur-place')) return t('place.online')
    return t(scope === 'regional' ? 'place.region' : 'place.nationwide')
  }
  // Isolated, so that a French name keeps its place within a line written from right to left.
  const name = `\u2068${commune}\u2069`
  const isCentre = place?.precision === 'commune'
  if (km === undefined || (isCentre && km < 1)) return name
  const distance = formatDistance(km)
  return `${name} · \u2068${isCentre ? t('distance.about', { distance }) : distance}\u2069`
}
