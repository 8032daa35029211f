/** The first screen: search, the needs, near me, and the way to help at once. Prerendered at build, so it needs nothing but what is bundled. */

import { needs as bundledNeeds, release, territory } from 'virtual:bundled'
import { BookOpen, LocateFixed } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { countStandings } from '../../domain/initiative.ts'
import { DangerNotice } from '../entry/danger-notice.tsx'
import { NeedsGrid } from '../entry/needs-grid.tsx'
import { SearchField } from '../entry/search-field.tsx'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { Page } from '../ui/page.tsx'
import { useLate } from '../ui/use-late.ts'
import { inLanguage, t } from '../words/words.ts'

export function Home() {
  const { route } = useLocation()
  const [text, setText] = useState('')
  const [isAsking, setAsking] = useState(false)
  const late = useLate(() => import('./home-suggestions.tsx'), isAsking)
  const search = (asked: string) => route(asked.trim() ? `/recherche?q=${encodeURIComponent(asked)}` : '/recherche')
  const guide = heldGuide.value?.guide
  const needs = guide?.needs.length ? [...guide.needs].sort((a, b) => a.rank - b.rank) : bundledNeeds
  const counts = guide ? countStandings(guide.initiatives) : release.standings
  const of = inLanguage((guide?.territory[0] ?? territory).of).text
  return (
    <Page title={`${inLanguage(territory.title).text} ${of}`} heading={t('home.title')} layout="home">
      <SearchField
        value={text}
        onInput={setText}
        onSubmit={search}
        onFocus={() => setAsking(true)}
        popup={(field) => late && <late.HomeSuggestions field={field} text={text} onText={search} onGo={route} />}
      />
      <DangerNotice text={text} />
      <p class="home-lead">
        {t('home.lead', { count: counts.complete + counts.named })} {t('home.leads', { count: counts.lead })} {t('home.offline')}
      </p>
      <h2 class="visually-hidden">{t('home.needs')}</h2>
      <NeedsGrid needs={needs} />
      <section class="home-ways">
        <a class="way" href="/recherche?pres=moi">
          <Icon node={LocateFixed} />
          <span>
            <strong>{t('home.around')}</strong>
            <span class="way-text">{t('home.aroundText')}</span>
          </span>
        </a>
        <a class="way" href="/comprendre">
          <Icon node={BookOpen} />
          <span>
            <strong>{t('nav.learn')}</strong>
            <span class="way-text">{t('home.learnText')}</span>
          </span>
        </a>
      </section>
    </Page>
  )
}
