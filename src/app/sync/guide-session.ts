/** When the guide is fetched: at once on an empty phone, then now and again while the page is seen and the network is there. */
import { effect, signal } from '@preact/signals'
import { eraseGuide, readStamp } from '../store/guide-store.ts'
import { forgetGuide, showRelease, showStored } from '../store/held-guide.ts'
import { isOnline } from './connection.ts'
import { type FileRef, fillGuide, type UpdateOutcome, updateGuide } from './guide-updater.ts'

export type GuideState =
  | { kind: 'reading' }
  | { kind: 'filling'; share: number }
  | { kind: 'held' }
  | { kind: 'missing'; why: 'unreachable' | 'storage-full' | 'app-too-old' | 'erased' }

export const guideState = signal<GuideState>({ kind: 'reading' })
/** The app cannot read what the server publishes now: it must be updated first. */
export const isAppTooOld = signal(false)

/** Time between two looks for an update, in milliseconds. */
const LOOK_EVERY_MS = 15 * 60_000
/** Time between two tries to fill an empty phone, in milliseconds. */
const FILL_EVERY_MS = 60_000
let lookedAt = 0
let looking: Promise<UpdateOutcome> | undefined

/** Looks for an update now; calls made meanwhile share the one look. */
export function lookForUpdate(): Promise<UpdateOutcome> {
  lookedAt = Date.now()
  looking ??= updateGuide()
    .then((outcome) => {
      isAppTooOld.value = outcome === 'app-too-old'
      return outcome
    })
    .finally(() => {
      looking = undefined
    })
  return looking
}

function lookIfDue() {
  const due = Date.now() - lookedAt > LOOK_EVERY_MS || lookedAt > Date.now()
  if (guideState.peek().kind === 'held' && isOnline.peek() && document.visibilityState === 'visible' && due) void lookForUpdate()
}

/** An empty phone that got no answer tries again by itself: a captive portal or a dead server never says when it is over. */
function fillIfMissing(bundled: FileRef) {
  const state = guideState.peek()
  const isWaiting = state.kind === 'missing' && state.why === 'unreachable'
  if (isWaiting && isOnline.peek() && document.visibilityState === 'visible') void fill(bundled)
}

async function fill(bundled: FileRef) {
  guideState.value = { kind: 'filling', share: 0 }
  const outcome = await fillGuide(
    bundled,
    (share) => {
      guideState.value = { kind: 'filling', share }
    },
    showRelease,
  )
  const held = outcome === 'updated' || outcome === 'current'
  if (outcome === 'current') await showStored()
  guideState.value = held ? { kind: 'held' } : { kind: 'missing', why: outcome }
  lookIfDue()
}

/** Opens the guide: the copy held, or the first filling. Never throws: a failure is a state with a way out. */
export async function openGuide(bundled: FileRef) {
  const stamp = await readStamp().catch(() => undefined)
  if (stamp) guideState.value = { kind: 'held' }
  else await fill(bundled)
  document.addEventListener('visibilitychange', lookIfDue)
  setInterval(lookIfDue, LOOK_EVERY_MS)
  setInterval(() => fillIfMissing(bundled), FILL_EVERY_MS)
  // Runs when the network comes back, and for nothing else: whatever it calls only peeks at the states it changes.
  effect(() => {
    if (!isOnline.value) return
    fillIfMissing(bundled)
    lookIfDue()
  })
}

/** Tries again to fill an empty phone. */
export const retryFill = fill

/** Erases the guide from this phone; it comes back when its reader asks, or at the next opening. */
export async function eraseHeldGuide() {
  await eraseGuide()
  forgetGuide()
  guideState.value = { kind: 'missing', why: 'erased' }
}
