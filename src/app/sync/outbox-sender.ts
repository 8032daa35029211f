/**
 * The one sender of what people wrote: in the page, and in the worker when every page is closed (no window in here).
 * What is sent is frozen on disk before the request; what is not answered is sent again, the same, without end.
 */
import { MAX_CONTRIBUTIONS } from '../../contract/contribution-limits.ts'
import type { Contribution } from '../../domain/contribution.ts'
import { inSendingOrder, isDue, LONGEST_WAIT_MS, type OutboxRow, waitAfter } from '../../domain/outbox-moves.ts'
import { moveContributions, readInState, readOutbox } from '../store/outbox.ts'
import { batchesOf, deliver, type Failure, newTry } from './outbox-delivery.ts'
import { asSoleSender } from './outbox-lock.ts'
import { deliverWithdrawals } from './outbox-withdrawals.ts'

/** `due`: what has waited long enough. `again`: something changed (network, page seen), so all but what the server asked to hold back. `all`: the person wants it now. */
export type Urgency = 'due' | 'again' | 'all'

const isWanted = (row: OutboxRow, urgency: Urgency, now: number) =>
  !row.withdrawalWanted && (urgency === 'all' || (urgency === 'again' && row.cause !== 'busy') || isDue(row, now))

/** undefined on a page without https. */
async function receiptHashOf(secret: string): Promise<string | undefined> {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', new TextEncoder().encode(secret))
  return digest && [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Freezes the rows on disk; those that changed meanwhile are left out. */
async function freezeRows(rows: readonly OutboxRow[]): Promise<Contribution[]> {
  // Hashed first: awaiting something foreign inside a transaction would close it.
  const hashes = new Map<string, string>()
  for (const { id, secret } of rows) {
    const hash = await receiptHashOf(secret)
    if (hash) hashes.set(id, hash)
  }
  const moved = await moveContributions([...hashes.keys()], ({ id }) => ({ type: 'attempt', receiptHash: hashes.get(id) ?? '' }))
  return moved.flatMap(({ state, frozen }) => (state === 'sending' && frozen ? [frozen] : []))
}

/** All that waits holds back together: the network is the same for all. */
async function holdBack(failure: NonNullable<Failure>): Promise<void> {
  const rows = (await readOutbox()).filter(({ state }) => state === 'waiting' || state === 'sending')
  // The fewest: one that is refused by itself has been tried far more often than the network has failed.
  const attempts = Math.min(...rows.map((row) => Math.max(1, row.attempts)))
  const wait = Math.min(LONGEST_WAIT_MS, Math.max(waitAfter(attempts, Math.random()), failure.retryAfterMs ?? 0))
  const nextTryAt = Date.now() + wait
  await moveContributions(
    rows.map(({ id }) => id),
    ({ revision }) => ({ type: 'failed', revision, cause: failure.cause, nextTryAt }),
  )
}

/** What was never refused by itself; failing that, the rest, what was refused least often before all others. */
function nextOf(rows: readonly OutboxRow[]): OutboxRow[] {
  const unsuspected = rows.filter(({ refusedAlone }) => !refusedAlone)
  const next = unsuspected.length ? unsuspected : [...rows].sort((a, b) => (a.refusedAlone ?? 0) - (b.refusedAlone ?? 0))
  return next.slice(0, MAX_CONTRIBUTIONS)
}

async function sendDue(urgency: Urgency): Promise<Failure> {
  const thisTry = newTry()
  for (;;) {
    const now = Date.now()
    const rows = inSendingOrder((await readInState('waiting')).filter((row) => !thisTry.aside.has(row.id) && isWanted(row, urgency, now)))
    if (rows.length && !globalThis.crypto?.subtle) return { cause: 'insecure' }
    const frozen = await freezeRows(nextOf(rows))
    if (!frozen.length) return undefined
    for (const batch of batchesOf(frozen)) {
      const failure = await deliver(batch, thisTry)
      if (failure) return failure
    }
  }
}

/** Sends what is wanted. @returns how many still wait: zero when the outbox has done its work. */
export async function sendWaiting(urgency: Urgency = 'due'): Promise<number> {
  return asSoleSender(async () => {
    const cut = await readInState('sending')
    // Nobody else sends now: whoever began was killed, and the same revision can be repeated.
    await moveContributions(
      cut.map(({ id }) => id),
      () => ({ type: 'cut' }),
    )
    const unsent = await sendDue(urgency)
    // Tried whatever became of the sending: to take back a word is never to wait behind another.
    const untaken = await deliverWithdrawals()
    const failure = unsent ?? untaken
    if (failure) await holdBack(failure)
    return (await readOutbox()).filter(({ state, withdrawalWanted }) => state === 'waiting' || withdrawalWanted).length
  })
}
