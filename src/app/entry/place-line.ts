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
  if (km === undefined) return commune
  const distance = formatDistance(km)
  return `${commune} · ${place?.precision === 'commune' ? t('distance.about', { distance }) : distance}`
}
