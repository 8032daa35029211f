/** The frame around every page, and which page stands at which address. */
import type { JSX } from 'preact'
import { LocationProvider, lazy, Route, Router, useLocation } from 'preact-iso'
import { PAGES } from '../../contract/urls.ts'
import { Home } from '../home/home.tsx'
import { guideState } from '../sync/guide-session.ts'
import { t } from '../words/words.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { ErrorPanel } from './error-panel.tsx'
import { Fill } from './fill.tsx'
import { Footer, Navigation, TopBar } from './frame.tsx'

/** A room fetched when it is first entered; if it does not arrive, calm words stand in its place. */
const room = (load: () => Promise<() => JSX.Element | null>) => lazy(() => load().catch(() => ErrorPanel))

const SearchScreen = room(() => import('../search/search-screen.tsx').then((part) => part.SearchScreen))
const MapScreen = room(() => import('../map/map-screen.tsx').then((part) => part.MapScreen))
const InitiativeScreen = room(() => import('../initiative/initiative-screen.tsx').then((part) => part.InitiativeScreen))
const EmergencyScreen = room(() => import('../emergency/emergency-screen.tsx').then((part) => part.EmergencyScreen))
const LearnScreen = room(() => import('../learn/learn-screen.tsx').then((part) => part.LearnScreen))
const TermScreen = room(() => import('../learn/term-screen.tsx').then((part) => part.TermScreen))
const SettingsScreen = room(() => import('../settings/settings-screen.tsx').then((part) => part.SettingsScreen))
const ContributeScreen = room(() => import('../contribute/contribute-screen.tsx').then((part) => part.ContributeScreen))
const OutboxScreen = room(() => import('../outbox/outbox-screen.tsx').then((part) => part.OutboxScreen))
const ModerationScreen = room(() => import('../moderation/moderation-screen.tsx').then((part) => part.ModerationScreen))
const LegalRoom = room(() => import('../legal/legal-screens.tsx').then((part) => part.LegalRoom))
const NotFound = room(() => import('./not-found.tsx').then((part) => part.NotFound))

/** Fetches the rooms that people go to next, once nothing else is to be done. */
export function preloadRooms() {
  for (const next of [SearchScreen, InitiativeScreen, EmergencyScreen]) void next.preload().catch(() => {})
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
            {isShell ? <div class="page" /> : <Pages />}
          </main>
          <Footer />
        </div>
      </div>
    </LocationProvider>
  )
}

function Pages() {
  const { path } = useLocation()
  return (
    <ErrorBoundary path={path}>
      <Router>
        <Route path={PAGES.home} component={Home} />
        <Route path={PAGES.search} component={SearchScreen} />
        <Route path={PAGES.map} component={MapScreen} />
        <Route path={PAGES.initiative} component={InitiativeScreen} />
        <Route path={PAGES.emergency} component={EmergencyScreen} />
        <Route path={PAGES.learn} component={LearnScreen} />
        <Route path={PAGES.term} component={TermScreen} />
        <Route path={PAGES.settings} component={SettingsScreen} />
        <Route path={PAGES.contribute} component={ContributeScreen} />
        <Route path={PAGES.outbox} component={OutboxScreen} />
        <Route path={PAGES.charter} component={LegalRoom} />
        <Route path="/moderation/*" component={ModerationScreen} />
        <Route path={PAGES.moderation} component={ModerationScreen} />
        <Route path={PAGES.legal} component={LegalRoom} />
        <Route path={PAGES.privacy} component={LegalRoom} />
        <Route path={PAGES.accessibility} component={LegalRoom} />
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  )
}
