/** Brings wishes to withdraw to the server; a wish made without network is kept and repeated. */
import { withdrawUrl } from '../../contract/contribution-limits.ts'
import { moveContributions, readOutbox } from '../store/outbox.ts'
import type { Failure } from './outbox-delivery.ts'
import { postJson } from './outbox-post.ts'

/** Refused more often in one try, and it is the server that ails. */
const MOST_REFUSED = 3

/** @returns the failure that stopped it; the wishes left are tried with the next run. */
export async function deliverWithdrawals(): Promise<Failure> {
  const wanted = (await readOutbox()).filter(({ withdrawalWanted }) => withdrawalWanted)
  let refused = 0
  // In no order: those that are always refused are not always the first.
  for (const { id, secret, language = 'fr' } of wanted.sort(() => Math.random() - 0.5)) {
    const reply = await postJson(withdrawUrl(id), JSON.stringify({ secret }), language)
    if (reply.kind === 'failed' && reply.isForThis) refused += 1
    if (reply.kind === 'failed' && (!reply.isForThis || refused === MOST_REFUSED)) return reply
    // Unknown there: it never arrived, so nothing is left to take back.
    if (reply.kind === 'answer' || reply.kind === 'unknown')
      await moveContributions([id], () => ({ type: 'withdrawn', at: new Date().toISOString() }))
  }
  return undefined
}
