/** The outbox's part of a visit: followed, sent, and its receipts read. Started once the page has nothing more urgent to do. */
import { effect } from '@preact/signals'
import { heldGuide } from '../store/held-guide.ts'
import { recoverLastWords } from '../store/last-words.ts'
import { followOutbox } from '../store/outbox-live.ts'
import { armOutbox, sendNow } from './outbox-arming.ts'
import { askReceipts, readReceiptsInGuide } from './receipts.ts'

const LOOK_EVERY_MS = 60_000

const language = () => document.documentElement.lang || 'fr'

/** Asks the server what became of what it received. Never throws. */
export async function lookForReceipts(isWantedNow = false): Promise<void> {
  const isBackOnItsWay = await askReceipts(language(), isWantedNow).catch(() => false)
  if (isBackOnItsWay) await sendNow('due')
}

let isStarted = false

export function startOutbox() {
  if (isStarted) return
  isStarted = true
  void recoverLastWords().catch(() => {})
  followOutbox()
  armOutbox()
  effect(() => {
    const held = heldGuide.value
    if (held)
      void readReceiptsInGuide(held.guide.comments).then(
        () => lookForReceipts(),
        () => {},
      )
  })
  // The turn itself is counted in the store, for all tabs together.
  setInterval(() => {
    if (document.visibilityState === 'visible') void lookForReceipts()
  }, LOOK_EVERY_MS)
}

/** Somebody has just written something: it leaves at once if it can. */
export async function sendOutbox() {
  startOutbox()
  await sendNow('all')
}
