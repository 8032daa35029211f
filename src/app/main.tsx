/** Composition root of the page: settings, words, first drawing, guide, offline. In that order, so that nothing waits for what it does not need. */

import { release } from 'virtual:bundled'
import { hydrate, render } from 'preact'
import { whenIdle } from './finder/steps.ts'
import { App, preloadRooms } from './shell/app.tsx'
import { reopenWhenSeen } from './store/database.ts'
import { followGuide, showEarly } from './store/held-guide.ts'
import { loadSettings, readLanguage } from './store/settings.ts'
import { watchConnection } from './sync/connection.ts'
import { openGuide } from './sync/guide-session.ts'
import { isLanguage, showLanguage } from './words/words.ts'
import './shell/tokens.css'
import './shell/base.css'
import './shell/frame.css'
import './entry/entry.css'
import './home/home.css'

/** A path that cannot be decoded (`/%E0%A4%A`) would make the router throw: it is an unknown page like any other. */
function mendPath() {
  try {
    decodeURIComponent(location.pathname)
  } catch {
    history.replaceState(null, '', '/introuvable')
  }
}

async function start() {
  mendPath()
  loadSettings()
  watchConnection()
  const root = document.getElementById('app')
  if (!root) return
  // On its way while the first picture is drawn.
  const early = showEarly()
  const chosen = readLanguage()
  const isTranslated = isLanguage(chosen) && chosen !== 'fr' && (await showLanguage(chosen))
  if (location.pathname === '/' && !isTranslated && root.firstElementChild && !root.hasAttribute('data-shell')) hydrate(<App />, root)
  // What the server sent is taken over and mended: the frame is the same in every room, and is laid out once.
  else render(<App />, root)
  await early
  followGuide()
  reopenWhenSeen()
  await openGuide(release)
  whenIdle(preloadRooms)
  whenIdle(() => void import('./shell/outbox-pill.tsx').catch(() => {}))
  const { prepareOffline, removeWorkers } = await import('./shell/toasts.tsx')
  await (import.meta.env.DEV ? removeWorkers() : prepareOffline())
}

void start()
