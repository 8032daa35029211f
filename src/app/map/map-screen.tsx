/** The map: the same query, filters, counts and list as the search, and where each answer stands. */

import { heldGuide } from '../store/held-guide.ts'
import { Page } from '../ui/page.tsx'
import { useSheets } from '../ui/use-sheets.ts'
import '../words/map.ts'
import { t } from '../words/words.ts'
import { Explore } from './explore.tsx'
import sheet from './map.css?url'

const SHEETS = [sheet]

export function MapScreen() {
  const held = heldGuide.value
  const isDressed = useSheets(SHEETS)
  return (
    <Page title={`${t('map.title')} – ${t('app.name')}`} heading={<span class="visually-hidden">{t('map.title')}</span>} layout="wide">
      {held && isDressed ? <Explore held={held} /> : <p class="quiet">{t('map.loading')}</p>}
    </Page>
  )
}
