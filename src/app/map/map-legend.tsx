/** What the signs of the map mean, drawn as the map draws them. */
import '../words/map.ts'
import { t } from '../words/words.ts'

export function MapLegend() {
  const signs = [
    ['mark-door', t('map.legendDoor')],
    ['mark-door mark-tiers-lieu', t('map.legendTiersLieu')],
    ['mark-area', t('map.legendArea')],
    ['mark-door mark-unsure', t('map.legendUnsure')],
    ['mark-gathering', t('map.legendGathering')],
  ] as const
  return (
    <details class="map-legend">
      <summary>{t('map.legend')}</summary>
      <ul role="list">
        {signs.map(([kind, words]) => (
          <li key={kind}>
            <span class={`mark mark-sign ${kind}`} aria-hidden="true" />
            {words}
          </li>
        ))}
      </ul>
    </details>
  )
}
