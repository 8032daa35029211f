/** What stands around every page: the bar above, the navigation, the foot. */

import { territory as bundled } from 'virtual:bundled'
import { BookOpen, type IconNode, Languages, Map as MapIcon, Search, Settings, Siren } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { whenIdle } from '../finder/steps.ts'
import { heldGuide } from '../store/held-guide.ts'
import { rememberLanguage } from '../store/settings.ts'
import { isOnline } from '../sync/connection.ts'
import { Icon } from '../ui/icon.tsx'
import { inLanguage, isLanguage, LANGUAGES, language, showLanguage, t, type WordKey } from '../words/words.ts'
import { topBarSlot } from './top-bar-slot.ts'

export function TopBar() {
  const territory = heldGuide.value?.guide.territory[0] ?? bundled
  return (
    <header class="top-bar">
      <a class="brand" href="/">
        {/* Not the drawing itself: an old phone opens each SVG file as a page of its own. */}
        <img src="/icon-96.png" width="32" height="32" alt="" />
        <span class="brand-words">
          <span class="brand-title brand-long">{inLanguage(territory.title).text}</span>
          <span class="brand-title brand-short">{t('app.name')}</span>
          <span class="brand-of">{inLanguage(territory.of).text}</span>
        </span>
      </a>
      {topBarSlot.value}
      <LanguageChoice />
      {!isOnline.value && (
        <p class="offline-line" role="status">
          {t('offline.now')}
        </p>
      )}
    </header>
  )
}

/** The list of languages comes when nothing else is to be done: its letters are of another font, which an old phone takes a frame or two to find. */
function LanguageChoice() {
  const [isReady, setReady] = useState(false)
  useEffect(() => whenIdle(() => setReady(true)), [])
  return (
    <div class="language">
      <Icon node={Languages} size={20} />
      {isReady ? (
        <select
          aria-label={t('language.label')}
          value={language.value}
          onChange={async (event) => {
            const code = event.currentTarget.value
            if (isLanguage(code) && (await showLanguage(code))) rememberLanguage(code)
          }}
        >
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <span class="language-now">{LANGUAGES[language.value]}</span>
      )}
    </div>
  )
}

type Entry = { href: string; icon: IconNode; words: WordKey; isHere: (path: string) => boolean }

const ENTRIES: Entry[] = [
  { href: '/', icon: Search, words: 'nav.search', isHere: (path) => path === '/' || path === '/recherche' || path.startsWith('/initiative/') },
  { href: '/carte', icon: MapIcon, words: 'nav.map', isHere: (path) => path === '/carte' },
  { href: '/comprendre', icon: BookOpen, words: 'nav.learn', isHere: (path) => path.startsWith('/comprendre') },
  { href: '/reglages', icon: Settings, words: 'nav.settings', isHere: (path) => path === '/reglages' },
  { href: '/urgence', icon: Siren, words: 'nav.emergency', isHere: (path) => path === '/urgence' },
]

export function Navigation() {
  const { path } = useLocation()
  return (
    <nav class="navigation" aria-label={t('nav.label')}>
      <ul>
        {ENTRIES.map(({ href, icon, words, isHere }) => (
          <li key={href} class={href === '/reglages' ? 'nav-wide' : undefined}>
            <a
              class={href === '/urgence' ? 'nav-link nav-urgent' : 'nav-link'}
              href={href}
              aria-current={isHere(path) ? (path === href ? 'page' : 'true') : undefined}
            >
              <Icon node={icon} />
              <span>{t(words)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function Footer() {
  const publisher = (heldGuide.value?.guide.territory[0] ?? bundled).publisher
  return (
    <footer class="footer">
      <p>{publisher ? t('app.publisher', { name: publisher }) : t('app.unofficial')}</p>
      <nav aria-label={t('nav.footer')}>
        <ul>
          <li>
            <a href="/contribuer">{t('footer.suggest')}</a>
          </li>
          <li>
            <a href="/envois">{t('footer.outbox')}</a>
          </li>
          <li class="nav-narrow">
            <a href="/reglages">{t('nav.settings')}</a>
          </li>
          <li>
            <a href="/accessibilite">{t('footer.accessibility')}</a>
          </li>
          <li>
            <a href="/mentions-legales">{t('footer.legal')}</a>
          </li>
          <li>
            <a href="/donnees-personnelles">{t('footer.privacy')}</a>
          </li>
        </ul>
      </nav>
    </footer>
  )
}
