/** The pages the law and courtesy ask for. They say what is, not what will be. */

import { territory as bundled } from 'virtual:bundled'
import type { ComponentChildren, JSX } from 'preact'
import { useLocation } from 'preact-iso'
import { PAGES } from '../../contract/urls.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Page } from '../ui/page.tsx'
import '../words/pages.ts'
import { inLanguage, t, type WordKey } from '../words/words.ts'
import { CharterScreen } from './charter-screen.tsx'

function Part({ title, children }: { title: WordKey; children: ComponentChildren }) {
  return (
    <section>
      <h2>{t(title)}</h2>
      <p>{children}</p>
    </section>
  )
}

function LegalScreen() {
  const guide = heldGuide.value?.guide
  const territory = guide?.territory[0] ?? bundled
  return (
    <Page title={`${t('legal.title')} – ${t('app.name')}`} heading={t('legal.title')}>
      <Part title="legal.publisher">{territory.publisher || t('legal.noPublisher')}</Part>
      <Part title="legal.host">{t('legal.hostText')}</Part>
      <Part title="legal.software">{t('legal.softwareText')}</Part>
      <Part title="legal.content">{t('legal.contentText')}</Part>
      <section>
        <h2>{t('legal.sources')}</h2>
        <ul>
          {(guide?.sources ?? []).map((source) => (
            <li key={source.id}>{inLanguage(source.label).text}</li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

function PrivacyScreen() {
  return (
    <Page title={`${t('privacy.title')} – ${t('app.name')}`} heading={t('privacy.title')}>
      <p>{t('privacy.lead')}</p>
      <Part title="privacy.phone">{t('privacy.phoneText')}</Part>
      <Part title="privacy.search">{t('privacy.searchText')}</Part>
      <Part title="privacy.contributions">
        {t('privacy.contributionsText')} <a href="/charte">{t('charter.title')}</a>
      </Part>
      <Part title="privacy.kept">{t('privacy.keptText')}</Part>
      <Part title="privacy.server">{t('privacy.serverText')}</Part>
    </Page>
  )
}

function AccessibilityScreen() {
  return (
    <Page title={`${t('accessibility.title')} – ${t('app.name')}`} heading={t('accessibility.title')}>
      <Part title="accessibility.state">{t('accessibility.stateText')}</Part>
      <Part title="accessibility.done">{t('accessibility.doneText')}</Part>
      <Part title="accessibility.known">{t('accessibility.knownText')}</Part>
      <Part title="accessibility.help">{t('accessibility.helpText')}</Part>
    </Page>
  )
}

const SCREENS: Record<string, () => JSX.Element> = {
  [PAGES.legal]: LegalScreen,
  [PAGES.privacy]: PrivacyScreen,
  [PAGES.accessibility]: AccessibilityScreen,
  [PAGES.charter]: CharterScreen,
}

/** One room with four pages: they are short, and read by few. */
export function LegalRoom() {
  const { path } = useLocation()
  const Screen = SCREENS[path] ?? LegalScreen
  return <Screen />
}
