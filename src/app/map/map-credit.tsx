/** What the ground is, and whose work it rests on. */
import { plan } from 'virtual:plan'
import { outlines, streets } from '../sync/ground.ts'
import '../words/map.ts'
import { t } from '../words/words.ts'

export function MapCredit() {
  const parts = [
    streets.value.held?.credit ?? t('map.isPlan'),
    plan.source && t('map.stations', { source: plan.source }),
    outlines.value && t('map.outlines', { source: outlines.value.credit }),
  ]
  return <p class="map-credit">{parts.filter(Boolean).join(' ')}</p>
}
