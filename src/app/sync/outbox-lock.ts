/** One sender at a time, across tabs and the worker: by the browser's locks, or failing those by a lease in the outbox. */
import { outboxDatabase } from '../store/outbox-database.ts'
import { newSecret } from '../store/outbox-ids.ts'

/** Longer than the longest silence accepted from the network. */
const LEASE_MS = 60_000
const LOOK_AGAIN_MS = 500

/** A lease from the future comes from a clock that was put back. */
const isFree = (until: number | undefined, now: number) => until === undefined || until < now || until > now + LEASE_MS

async function takeLease(owner: string): Promise<boolean> {
  return outboxDatabase.transaction('rw', outboxDatabase.marks, async () => {
    const held = await outboxDatabase.marks.get('lease')
    const now = Date.now()
    if (held && held.owner !== owner && !isFree(held.at, now)) return false
    await outboxDatabase.marks.put({ name: 'lease', at: now + LEASE_MS, owner })
    return true
  })
}

async function byLease<T>(work: () => Promise<T>): Promise<T> {
  const owner = newSecret()
  while (!(await takeLease(owner))) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  const renewal = setInterval(() => void takeLease(owner).catch(() => {}), LEASE_MS / 3)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await outboxDatabase.marks.delete('lease').catch(() => {})
  }
}

/** A page that the system put to sleep while it was sending keeps the lock until it is woken: maybe never. */
const STEAL_AFTER_MS = 90_000

/** A holder that was only slow is repeated at worst, which the server takes for one. */
async function byLock<T>(work: () => Promise<T>): Promise<T> {
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(), STEAL_AFTER_MS)
  let isGranted = false
  try {
    return await navigator.locks.request('outbox', { signal: waiting.signal }, () => {
      isGranted = true
      clearTimeout(timer)
      return work()
    })
  } catch (error) {
    if (isGranted || !waiting.signal.aborted) throw error
    return await navigator.locks.request('outbox', { steal: true }, work)
  }
}

/** Runs the work when nobody else sends; waits for its turn, so that nothing written meanwhile is overlooked. */
export function asSoleSender<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? byLock(work) : byLease(work)
}
