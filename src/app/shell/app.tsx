/** The frame around every page, and which page stands at which address. */
import { LocationProvider, lazy, Route, Router } from 'preact-iso'
import { PAGES } from '../../contract/urls.ts'
import { Home } from '../home/home.tsx'
import { guideState } from '../sync/guide-session.ts'
import { t } from '../words/words.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Fill } from './fill.tsx'
import { Footer, Navigation, TopBar } from './frame.tsx'

const SearchScreen = lazy(() => import('../search/search-screen.tsx').then((room) => room.SearchScreen))
const InitiativeScreen = lazy(() => import('../initiative/initiative-screen.tsx').then((room) => room.InitiativeScreen))
const EmergencyScreen = lazy(() => import('../emergency/emergency-screen.tsx').then((room) => room.EmergencyScreen))
const LearnScreen = lazy(() => import('../learn/learn-screen.tsx').then((room) => room.LearnScreen))
const TermScreen = lazy(() => import('../learn/term-screen.tsx').then((room) => room.TermScreen))
const SettingsScreen = lazy(() => import('../settings/settings-screen.tsx').then((room) => room.SettingsScreen))
const LegalScreen = lazy(() => import('../legal/legal-screens.tsx').then((room) => room.LegalScreen))
const PrivacyScreen = lazy(() => import('../legal/legal-screens.tsx').then((room) => room.PrivacyScreen))
const AccessibilityScreen = lazy(() => import('../legal/legal-screens.tsx').then((room) => room.AccessibilityScreen))

const NotFound = lazy(() => import('./not-found.tsx').then((room) => room.NotFound))

/** Fetches the rooms that people go to next, once nothing else is to be done. */
export function preloadRooms() {
  for (const room of [SearchScreen, InitiativeScreen, EmergencyScreen]) void room.preload().catch(() => {})
}

/** @param isShell draws the frame alone: what the server sends for pages other than home. */
export function App({ isShell = false }: { isShell?: boolean }) {
  return (
    <LocationProvider>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <TopBar />
      <div class="columns">
        <Navigation />
        <div class="content">
          <main id="main" tabIndex={-1}>
            {guideState.value.kind === 'filling' || guideState.value.kind === 'missing' ? <Fill /> : null}
            <ErrorBoundary>{isShell ? <div class="page" /> : <Pages />}</ErrorBoundary>
          </main>
          <Footer />
        </div>
      </div>
    </LocationProvider>
  )
}

function Pages() {
  return (
    <Router>
      <Route path={PAGES.home} component={Home} />
      <Route path={PAGES.search} component={SearchScreen} />
      <Route path={PAGES.initiative} component={InitiativeScreen} />
      <Route path={PAGES.emergency} component={EmergencyScreen} />
      <Route path={PAGES.learn} component={LearnScreen} />
      <Route path={PAGES.term} component={TermScreen} />
      <Route path={PAGES.settings} component={SettingsScreen} />
      <Route path={PAGES.legal} component={LegalScreen} />
      <Route path={PAGES.privacy} component={PrivacyScreen} />
      <Route path={PAGES.accessibility} component={AccessibilityScreen} />
      <Route default component={NotFound} />
    </Router>
  )
}
