/** When the guide is fetched: at once on an empty phone, then now and again while the page is seen and the network is there. */
import { effect, signal } from '@preact/signals'
import { readStamp } from '../store/guide-store.ts'
import { showRelease } from '../store/held-guide.ts'
import { isOnline } from './connection.ts'
import { type FileRef, fillGuide, type UpdateOutcome, updateGuide } from './guide-updater.ts'

export type GuideState =
  | { kind: 'reading' }
  | { kind: 'filling'; share: number }
  | { kind: 'held' }
  | { kind: 'missing'; why: 'unreachable' | 'storage-full' | 'app-too-old' }

export const guideState = signal<GuideState>({ kind: 'reading' })

/** Time between two looks for an update, in milliseconds. */
const LOOK_EVERY_MS = 15 * 60_000
let lookedAt = 0
let looking: Promise<UpdateOutcome> | undefined

/** Looks for an update now; calls made meanwhile share the one look. */
export function lookForUpdate(): Promise<UpdateOutcome> {
  lookedAt = Date.now()
  looking ??= updateGuide().finally(() => {
    looking = undefined
  })
  return looking
}

function lookIfDue() {
  const due = Date.now() - lookedAt > LOOK_EVERY_MS || lookedAt > Date.now()
  if (guideState.value.kind === 'held' && isOnline.value && document.visibilityState === 'visible' && due) void lookForUpdate()
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
  effect(() => {
    if (!isOnline.value) return
    if (guideState.peek().kind === 'missing') void fill(bundled)
    else lookIfDue()
  })
}

/** Tries again to fill an empty phone. */
export const retryFill = fill
