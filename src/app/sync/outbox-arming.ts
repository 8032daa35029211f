/** When the outbox is sent: at once, then again and again by timer, and whenever the network, the page or its author gives a reason. */
import { LONGEST_WAIT_MS, type OutboxRow } from '../../domain/outbox-moves.ts'
import { readOutbox } from '../store/outbox.ts'
import { sendWaiting, type Urgency } from './outbox-sender.ts'

const SOON_MS = 1000
let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | undefined
let wanted: Urgency | undefined

const RANK: Record<Urgency, number> = { due: 0, again: 1, all: 2 }
const moreUrgent = (a: Urgency | undefined, b: Urgency): Urgency => (a && RANK[a] > RANK[b] ? a : b)

const isWaiting = ({ state, withdrawalWanted }: OutboxRow) => state === 'waiting' || state === 'sending' || withdrawalWanted === true

/** The next look: when the first row is due, never at once and never further off than the longest wait. */
function waitUntilDue(rows: readonly OutboxRow[]): number {
  const first = Math.min(...rows.map(({ nextTryAt }) => nextTryAt ?? Date.now() + LONGEST_WAIT_MS / 10))
  return Math.min(LONGEST_WAIT_MS, Math.max(SOON_MS, first - Date.now()))
}

/** Wakes the worker when the network is back and every page is closed, where the browser can (Chromium). */
async function askForBackgroundSync() {
  const registration = await navigator.serviceWorker?.getRegistration()
  const { sync } = (registration ?? {}) as { sync?: { register: (tag: string) => Promise<void> } }
  await sync?.register('outbox')
}

async function run() {
  while (wanted) {
    const urgency = wanted
    wanted = undefined
    if (!(await readOutbox()).some(isWaiting)) continue
    // Asked for before the try: the page may be closed during it.
    await askForBackgroundSync().catch(() => {})
    await sendWaiting(urgency)
  }
}

/** Sends now; calls made meanwhile lead to one more look. Never throws. */
export async function sendNow(urgency: Urgency = 'all'): Promise<void> {
  clearTimeout(timer)
  wanted = moreUrgent(wanted, urgency)
  running ??= run()
    // The store does not answer: whoever reads it says so (outbox-live); the next reason tries again.
    .catch(() => {})
    .finally(() => {
      running = undefined
    })
  await running
  const rows = await readOutbox().catch(() => [])
  clearTimeout(timer)
  if (rows.some(isWaiting)) timer = setTimeout(() => void sendNow('due'), waitUntilDue(rows.filter(isWaiting)))
}

let isArmed = false

export function armOutbox() {
  if (isArmed) return
  isArmed = true
  addEventListener('online', () => void sendNow('again'))
  addEventListener('focus', () => void sendNow('again'))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendNow('again')
  })
  void sendNow('again')
}
