/** What this page knows of the outbox: its rows as they move, in this tab or another, and whether the browser has emptied it. */
import { signal } from '@preact/signals'
import { liveQuery, type Subscription } from 'dexie'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { readOutbox } from './outbox.ts'
import { isOutboxAlive } from './outbox-database.ts'

/** undefined: not read yet. */
export const outboxRows = signal<OutboxRow[] | undefined>(undefined)
/** The phone's store does not answer: nothing can be kept. */
export const isOutboxBroken = signal(false)
/** How many contributions the browser has erased without asking. */
export const lostCount = signal(0)

/** A count kept outside the database: when it says more than nothing and the database holds nothing, somebody emptied it. */
const MARKER = 'outbox-count'

function readMarker(): number {
  try {
    return Number(localStorage.getItem(MARKER)) || 0
  } catch {
    return 0
  }
}

function writeMarker(count: number) {
  try {
    localStorage.setItem(MARKER, String(count))
  } catch {}
}

/** A connection that broke is tried again, seen or not. */
const TRY_AGAIN_MS = 5_000

/** Dexie says nothing of a connection that dies under a reading, and may never read again: here it is a failure like any other. */
async function readOrFail() {
  try {
    return await readOutbox()
  } catch (cause) {
    throw new Error('the outbox could not be read', { cause })
  }
}

let following: Subscription | undefined

function follow() {
  following?.unsubscribe()
  following = liveQuery(readOrFail).subscribe({
    next: (rows) => {
      const isFirst = outboxRows.value === undefined
      if (isFirst && rows.length === 0) lostCount.value = readMarker()
      if (lostCount.value === 0) writeMarker(rows.length)
      outboxRows.value = rows
      isOutboxBroken.value = false
    },
    error: () => {
      isOutboxBroken.value = true
      setTimeout(follow, TRY_AGAIN_MS)
    },
  })
}

/** The person has read that the store was emptied. */
export function forgetLoss() {
  lostCount.value = 0
  writeMarker(outboxRows.value?.length ?? 0)
}

let isFollowed = false

/** Follows the outbox from now on; iOS drops the connection of a page in the background, so it is tried when the page is seen again. */
export function followOutbox() {
  if (isFollowed) return
  isFollowed = true
  follow()
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState !== 'visible') return
    const isAlive = await isOutboxAlive()
    if (isAlive && isOutboxBroken.value) follow()
    isOutboxBroken.value = !isAlive
  })
}
