/** The moment of a decision: only what still waits can be decided, by one person, and in the state that this person read. */

import type { Member } from '../../contract/staff.ts'
import type { ContributionState } from '../../domain/contribution.ts'
import { ApiError } from '../api/api-error.ts'
import type { Engine } from '../db/database.ts'
import type { ContributionTable } from '../db/tables.ts'
import type { Trx } from '../initiatives/repository.ts'

/** Who decides, when, on which engine. */
export type Deciding = { by: Member; now: Date; engine: Engine }
type Decision = { state: Extract<ContributionState, 'published' | 'declined'>; reason?: string; note?: string | undefined; seen?: number | undefined }

/** A contribution that can be decided: its words are still there. */
export type Waiting = ContributionTable & { body: string }

/**
 * First step of every verdict's transaction. The condition is in the update itself, so that of two moderators one wins, and so that a new
 * revision by the author cannot slip in between reading and deciding.
 * @returns the contribution as decided upon.
 * @throws ApiError 404, 409 already-decided, 409 changed-meanwhile when its author sent another revision than `seen`.
 */
export async function decide(trx: Trx, id: string, { state, reason, note, seen }: Decision, { by, now }: Deciding): Promise<Waiting> {
  let update = trx
    .updateTable('contribution')
    .set({ state, reason_code: reason ?? null, reason_note: note || null, decided_at: now.toISOString(), decided_by: by.id })
    .where('id', '=', id)
    .where('state', '=', 'received')
    .where('body', 'is not', null)
  if (seen !== undefined) update = update.where('revision', '=', seen)
  const { numUpdatedRows } = await update.executeTakeFirst()
  const row = await trx.selectFrom('contribution').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ApiError(404, 'not-found')
  if (numUpdatedRows && row.body !== null) return { ...row, body: row.body }
  throw new ApiError(409, row.state === 'received' && row.body !== null ? 'changed-meanwhile' : 'already-decided')
}
