/** Brings wishes to withdraw to the server; a wish made without network is kept and repeated. */
import { withdrawUrl } from '../../contract/contribution-limits.ts'
import { moveContributions, readOutbox } from '../store/outbox.ts'
import type { Failure } from './outbox-delivery.ts'
import { postJson } from './outbox-post.ts'

/** @returns the failure that stopped it; the wishes left are tried with the next run. */
export async function deliverWithdrawals(): Promise<Failure> {
  for (const { id, secret, language = 'fr' } of (await readOutbox()).filter(({ withdrawalWanted }) => withdrawalWanted)) {
    const reply = await postJson(withdrawUrl(id), JSON.stringify({ secret }), language)
    if (reply.kind === 'failed' && reply.isForThis) continue
    if (reply.kind === 'failed') return reply
    // Unknown there: it never arrived, so nothing is left to take back.
    if (reply.kind !== 'rejected') await moveContributions([id], () => ({ type: 'withdrawn', at: new Date().toISOString() }))
  }
  return undefined
}
