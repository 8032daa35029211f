/** The staff's room: who is here, where to go in it, and the page asked for. Fetched by the staff alone, and not kept for use without network. */
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Role } from '../../domain/member.ts'
import { canGoBack, Page } from '../ui/page.tsx'
import { useSheets } from '../ui/use-sheets.ts'
import { type ModerationKey, m } from '../words/moderation.ts'
import { t } from '../words/words.ts'
import { EntriesPage } from './entries-page.tsx'
import { EntryPage } from './entry-page.tsx'
import { Invitation } from './invitation.tsx'
import { JournalPage } from './journal-page.tsx'
import roomSheet from './moderation.css?url'
import pagesSheet from './pages.css?url'
import { PublicationsPage } from './publications-page.tsx'
import { QueuePage } from './queue-page.tsx'
import { askWhoIsHere, leave, may, session, signOut } from './session.ts'
import { SignInForm } from './sign-in.tsx'
import { TeamPage } from './team-page.tsx'
import { ToVerifyPage } from './to-verify-page.tsx'

/** The room's own styles stay out of the page that every phone holds. */
const SHEETS = [roomSheet, pagesSheet]

const ENTRIES: { href: string; words: ModerationKey; role: Role }[] = [
  { href: '/moderation', words: 'mod.nav.queue', role: 'moderator' },
  { href: '/moderation/a-verifier', words: 'mod.nav.toVerify', role: 'moderator' },
  { href: '/moderation/initiatives', words: 'mod.nav.entries', role: 'moderator' },
  { href: '/moderation/publications', words: 'mod.nav.publications', role: 'moderator' },
  { href: '/moderation/equipe', words: 'mod.nav.team', role: 'moderator' },
  { href: '/moderation/journal', words: 'mod.nav.journal', role: 'administrator' },
]

function pageOf(path: string): ComponentChildren {
  const entry = /^\/moderation\/initiatives\/([^/]+)\/?$/.exec(path)?.[1]
  if (entry) return <EntryPage key={entry} id={entry} />
  const pages: Record<string, () => ComponentChildren> = {
    '/moderation/a-verifier': () => <ToVerifyPage />,
    '/moderation/initiatives': () => <EntriesPage />,
    '/moderation/publications': () => <PublicationsPage />,
    '/moderation/equipe': () => <TeamPage />,
    '/moderation/journal': () => <JournalPage />,
  }
  return (pages[path.replace(/\/$/, '')] ?? (() => <QueuePage />))()
}

export function ModerationScreen() {
  const { path } = useLocation()
  const isDressed = useSheets(SHEETS)
  useEffect(() => void askWhoIsHere(), [])
  const room = useRef<HTMLDivElement>(null)
  useArrival(room, path, isDressed && session.value.kind !== 'asking')
  const isInvited = path.startsWith('/moderation/invitation')
  return (
    <Page title={`${m('mod.title')} – ${t('app.name')}`} layout="wide">
      {isDressed ? (
        <div class="mod" lang="fr" dir="ltr" ref={room}>
          {isInvited && session.value.kind !== 'in' ? <Invitation /> : <Inside path={path} />}
        </div>
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

/** The heading takes the focus as on every other page, once it is there: what is shown waits for styles and for the server. */
function useArrival(room: RefObject<HTMLElement | null>, path: string, isReady: boolean) {
  const shown = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (!isReady || shown.current === path) return undefined
    const isFirst = shown.current === undefined
    shown.current = path
    // Somebody who already reached for something in the room keeps it.
    if (isFirst && (!canGoBack() || document.activeElement?.closest('main'))) return undefined
    const focus = () => {
      const heading = room.current?.querySelector('h1')
      heading?.focus({ preventScroll: true })
      return heading
    }
    if (focus()) return undefined
    const watcher = new MutationObserver(() => focus() && watcher.disconnect())
    if (room.current) watcher.observe(room.current, { childList: true, subtree: true })
    return () => watcher.disconnect()
  }, [isReady, path])
}

const Waiting = () => (
  <>
    <h1 tabIndex={-1}>{m('mod.title')}</h1>
    <p role="status">{m('mod.asking')}</p>
  </>
)

function Inside({ path }: { path: string }) {
  const now = session.value
  if (now.kind === 'asking') return <Waiting />
  if (now.kind === 'unreachable')
    return (
      <>
        <h1 tabIndex={-1}>{m('mod.title')}</h1>
        <p role="status">{m('mod.unreachable')}</p>
        <p>
          <button type="button" class="button button-main" onClick={() => void askWhoIsHere()}>
            {m('mod.again')}
          </button>
        </p>
      </>
    )
  if (now.kind === 'out')
    return (
      <>
        <h1 tabIndex={-1}>{m('mod.signIn')}</h1>
        <p>{m('mod.signInLead')}</p>
        <SignInForm />
      </>
    )
  return (
    <>
      <RoomBar path={path} name={now.member.name} />
      {pageOf(path)}
      {now.isLost && <SignInAgain />}
    </>
  )
}

function RoomBar({ path, name }: { path: string; name: string }) {
  const here = path.replace(/\/$/, '')
  return (
    <div class="mod-bar">
      <nav aria-label={m('mod.nav')}>
        <ul>
          {ENTRIES.filter(({ role }) => may(role)).map(({ href, words }) => (
            <li key={href}>
              <a href={href} aria-current={here === href ? 'page' : href !== '/moderation' && here.startsWith(href) ? 'true' : undefined}>
                {m(words)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="mod-who">
        <span>{name}</span>
        <button type="button" class="link" onClick={() => void signOut()}>
          {m('mod.signOut')}
        </button>
      </p>
    </div>
  )
}

/** Over the page, so that nothing typed is lost. */
function SignInAgain() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="mod-dialog" aria-labelledby="again" onClose={leave}>
      <h2 id="again">{m('mod.signIn')}</h2>
      <p>{m('mod.signInAgain')}</p>
      <SignInForm />
      <p>
        <button type="button" class="link" onClick={leave}>
          {m('mod.leaveRoom')}
        </button>
      </p>
    </dialog>
  )
}
