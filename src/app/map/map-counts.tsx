/** What the map shows of the answers, and what it cannot show: the list has both. */
import type { Found } from '../finder/finder.ts'
import '../words/map.ts'
import { formatNumber, t } from '../words/words.ts'
import { countOf, offMap, type Spot } from './spots.ts'

export function MapCounts({ found, spots }: { found: Found; spots: readonly Spot[] }) {
  const { online, everywhere, unplaced } = offMap(found.results)
  const parts = [
    online > 0 && t('map.online', { number: formatNumber(online) }),
    everywhere > 0 && t('map.everywhere', { number: formatNumber(everywhere) }),
    unplaced > 0 && t('map.unplaced', { number: formatNumber(unplaced) }),
  ].filter(Boolean)
  return (
    <p class="quiet map-counts">
      {t('map.onMap', { count: countOf(spots) })} {parts.length > 0 && `${t('map.listOnly')} ${parts.join(', ')}.`}
    </p>
  )
}
