/** Language, text size, colours, offline readiness, updates, erasing. */
import { useEffect, useState } from 'preact/hooks'
import { countStandings } from '../../domain/initiative.ts'
import { heldGuide } from '../store/held-guide.ts'
import { dropRecentSearches, eraseRecentSearches, keepRecentSearches, recentSearches } from '../store/recent-searches.ts'
import { chooseTextSize, chooseTheme, rememberLanguage, TEXT_SIZES, THEMES, textSize, theme } from '../store/settings.ts'
import { eraseHeldGuide, lookForUpdate } from '../sync/guide-session.ts'
import type { UpdateOutcome } from '../sync/guide-updater.ts'
import { offlineState } from '../sync/offline.ts'
import { Page } from '../ui/page.tsx'
import '../words/pages.ts'
import { formatDate, formatNumber, LANGUAGES, type Language, language, showLanguage, t, type WordKey } from '../words/words.ts'
import './settings.css'

const THEME_WORDS = { auto: 'settings.themeAuto', light: 'settings.themeLight', dark: 'settings.themeDark' } as const

export function SettingsScreen() {
  const languages = Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label, lang: value }))
  return (
    <Page title={`${t('settings.title')} – ${t('app.name')}`} heading={t('settings.title')}>
      <Choices
        title={t('settings.language')}
        name="language"
        options={languages}
        chosen={language.value}
        onChoose={(code) => {
          void showLanguage(code).then((shown) => shown && rememberLanguage(code))
        }}
      />
      <Choices
        title={t('settings.text')}
        name="text"
        options={TEXT_SIZES.map((value) => ({ value, label: `${value} %` }))}
        chosen={textSize.value}
        onChoose={chooseTextSize}
      />
      <Choices
        title={t('settings.theme')}
        name="theme"
        options={THEMES.map((value) => ({ value, label: t(THEME_WORDS[value]) }))}
        chosen={theme.value}
        onChoose={chooseTheme}
      />
      <RecentSearches />
      <Offline />
      <GuideHeld />
    </Page>
  )
}

type Option<T> = { value: T; label: string; lang?: string }

function Choices<T extends string | number>({
  title,
  name,
  options,
  chosen,
  onChoose,
}: {
  title: string
  name: string
  options: Option<T>[]
  chosen: T
  onChoose: (value: T) => void
}) {
  return (
    <fieldset class="choices">
      <legend>{title}</legend>
      {options.map(({ value, label, lang }) => (
        <label key={value} class={chosen === value ? 'choice-pill choice-pill-chosen' : 'choice-pill'}>
          <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
          <span lang={lang}>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Off until somebody switches it on; switching it off erases them. */
function RecentSearches() {
  const [kept, setKept] = useState(recentSearches)
  const [isErased, setErased] = useState(false)
  const change = (deed: () => unknown) => {
    const hadAny = kept !== undefined && kept.length > 0
    deed()
    setErased(hadAny && !recentSearches()?.length)
    setKept(recentSearches())
  }
  return (
    <section>
      <h2>{t('settings.recent')}</h2>
      <label class="choice">
        <input
          type="checkbox"
          checked={kept !== undefined}
          onChange={(event) => change(event.currentTarget.checked ? keepRecentSearches : dropRecentSearches)}
        />
        <span>{t('settings.recentKeep')}</span>
      </label>
      <p class="hint">{t('settings.recentHelp')}</p>
      {kept !== undefined && kept.length > 0 && (
        <p>
          <button type="button" class="button" onClick={() => change(eraseRecentSearches)}>
            {t('settings.recentErase')}
          </button>
        </p>
      )}
      <p role="status" class="live">
        {isErased && t('settings.recentErased')}
      </p>
    </section>
  )
}

function Offline() {
  const words: Record<typeof offlineState.value, WordKey> = {
    ready: 'settings.ready',
    preparing: 'settings.preparing',
    unsupported: 'settings.unsupported',
  }
  return (
    <section>
      <h2>{t('settings.offline')}</h2>
      <p role="status">{t(words[offlineState.value])}</p>
    </section>
  )
}

const OUTCOMES: Record<UpdateOutcome, WordKey> = {
  current: 'settings.current',
  updated: 'settings.updated',
  unreachable: 'settings.unreachable',
  'app-too-old': 'settings.tooOld',
  'storage-full': 'settings.full',
}

function GuideHeld() {
  const held = heldGuide.value
  const [said, setSaid] = useState<WordKey>()
  const counts = countStandings(held?.guide.initiatives ?? [])
  return (
    <section>
      <h2>{t('settings.guide')}</h2>
      {held && (
        <>
          <p>{t('settings.version', { version: held.stamp.version, date: formatDate(held.stamp.releasedAt) })}</p>
          <p>{t('settings.counts', counts)}</p>
        </>
      )}
      <StorageUsed />
      <p>
        <button
          type="button"
          class="button"
          onClick={async () => {
            setSaid('settings.updating')
            setSaid(OUTCOMES[await lookForUpdate()])
          }}
        >
          {t('settings.update')}
        </button>
      </p>
      <p role="status">{said && t(said)}</p>
      <Erase />
    </section>
  )
}

/** Bytes used by this site, where the browser says so (WebKitGTK does not). */
function StorageUsed() {
  const [bytes, setBytes] = useState<number>()
  const version = heldGuide.value?.stamp.version
  useEffect(() => {
    void navigator.storage
      ?.estimate?.()
      .then(({ usage }) => setBytes(usage))
      .catch(() => {})
  }, [version])
  return bytes === undefined ? null : <p>{t('settings.storage', { size: formatNumber(bytes / 1e6, 1) })}</p>
}

function Erase() {
  const [step, setStep] = useState<'idle' | 'sure'>('idle')
  if (!heldGuide.value) return null
  if (step === 'idle') {
    return (
      <p>
        <button type="button" class="button" onClick={() => setStep('sure')}>
          {t('settings.erase')}
        </button>
      </p>
    )
  }
  const erase = async () => {
    await eraseHeldGuide()
    setStep('idle')
  }
  return (
    <div class="notice notice-care">
      <div>
        <p>{t('settings.eraseSure')}</p>
        <p class="row">
          <button type="button" class="button button-main" onClick={erase}>
            {t('settings.eraseYes')}
          </button>
          <button type="button" class="button" onClick={() => setStep('idle')}>
            {t('settings.eraseNo')}
          </button>
        </p>
      </div>
    </div>
  )
}
