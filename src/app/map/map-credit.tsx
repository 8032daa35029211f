/** What the ground is, and whose work it rests on. */
import { plan } from 'virtual:plan'
import { outlines, streets } from '../sync/ground.ts'
import '../words/map.ts'
import { t } from '../words/words.ts'

export function MapCredit() {
  const parts = [streets.value.held?.credit, plan.source && t('map.stations', { source: plan.source }), outlines.value?.credit].filter(Boolean)
  return (
    <p class="map-credit">
      {!streets.value.held && t('map.isPlan')}{' '}
      {parts.map((part, at) => (
        <>
          {at > 0 && ' · '}
          <bdi>{part}</bdi>
        </>
      ))}
    </p>
  )
}
