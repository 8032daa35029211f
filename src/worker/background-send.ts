/** Background Sync: the browser wakes the worker when the network is back; the page's own sender then runs here. */
import { sendWaiting } from '../app/sync/outbox-sender.ts'

declare const self: ServiceWorkerGlobalScope

/** Not in TypeScript's library: only Chromium has it. */
export type SyncEvent = ExtendableEvent & { tag: string; lastChance: boolean }

/** Chromium ends the event after three minutes; between two of its own tries lie five minutes and more, so ours are made within. */
const AWAKE_MS = 150_000
const BETWEEN_MS = 15_000

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Tries until nothing waits, or until the event must end: then it fails, so that the browser wakes us again. */
export async function sendInBackground(isLastChance: boolean): Promise<void> {
  const end = Date.now() + AWAKE_MS
  let waiting = await sendWaiting('again')
  for (let wait = 1000; waiting && Date.now() + wait < end; wait = Math.min(BETWEEN_MS, wait * 2)) {
    await rest(wait)
    waiting = await sendWaiting('again')
  }
  if (!waiting) return
  const { sync } = self.registration as ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }
  if (isLastChance) await sync?.register('outbox')
  throw new Error(`${waiting} contributions still wait`)
}
