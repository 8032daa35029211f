/** Published opinions: letting one through, taking one out for now, erasing one for ever. */
import { TEXT_MAX } from '../../contract/contributions.ts'
import type { CommentBody } from '../../domain/contribution.ts'
import { lengthOf } from '../../domain/text.ts'
import { ApiError } from '../api/api-error.ts'
import { TOMBSTONE } from '../contributions/tombstone.ts'
import { readInitiative, type Trx } from '../initiatives/repository.ts'
import { markChanged } from '../releases/changes.ts'
import { eraseFromReleases } from '../releases/erase.ts'
import { writeJournal } from '../staff/journal.ts'
import { sha256 } from '../staff/token.ts'
import type { Deciding, Waiting } from './decide.ts'

/** What readers see of the id: nobody finds the contribution by it. */
const publicId = (contributionId: string) => sha256(contributionId).slice(0, 32)
const YEAR_AND_MONTH = 7

function wordsOf({ text, rating, helped }: CommentBody, corrected: string | undefined): string | null {
  const words = corrected === undefined ? text : corrected.normalize('NFC')
  if (words?.trim()) {
    if (lengthOf(words) <= TEXT_MAX) return words
    throw new ApiError(422, 'invalid', { fields: [{ field: 'text', message: `Raccourcissez le texte : ${TEXT_MAX} caractères au plus.` }] })
  }
  if (rating !== undefined || helped !== undefined) return null
  throw new ApiError(422, 'invalid', { fields: [{ field: 'text', message: 'Sans texte ni note, il ne reste rien à publier.' }] })
}

/** @returns the initiative's id. @throws ApiError 409 when the guide does not have the initiative. */
export async function publishComment(trx: Trx, row: Waiting, corrected: string | undefined, { now }: Deciding): Promise<string> {
  const body = JSON.parse(row.body) as CommentBody
  const held = await readInitiative(trx, body.initiativeId)
  if (!held || held.hidden) throw new ApiError(409, 'unknown-initiative')
  const shown = {
    initiative_id: body.initiativeId,
    rating: body.rating ?? null,
    helped: body.helped === undefined ? null : Number(body.helped),
    text: wordsOf(body, corrected),
    role: row.role,
    month: row.received_at.slice(0, YEAR_AND_MONTH),
    accepted_at: now.toISOString(),
    hidden: 0,
  }
  const former = await trx.selectFrom('comment').select('text').where('contribution_id', '=', row.id).executeTakeFirst()
  // Words that were public once and were taken out since must not be read in an old file either.
  if (former && former.text !== shown.text) await eraseFromReleases(trx, 'comments', publicId(row.id))
  await trx
    .insertInto('comment')
    .values({ id: publicId(row.id), contribution_id: row.id, ...shown })
    .onConflict((conflict) => conflict.column('contribution_id').doUpdateSet(shown))
    .execute()
  await markChanged(trx)
  return body.initiativeId
}

export async function hideComment(trx: Trx, contributionId: string) {
  await trx.updateTable('comment').set({ hidden: 1 }).where('contribution_id', '=', contributionId).execute()
  await markChanged(trx)
}

/** Out of the guide and out of every release that was: what was declined or erased must not be read in an old file either. */
export async function forgetComment(trx: Trx, contributionId: string): Promise<boolean> {
  const gone = await trx.deleteFrom('comment').where('contribution_id', '=', contributionId).returning('id').executeTakeFirst()
  if (!gone) return false
  await eraseFromReleases(trx, 'comments', gone.id)
  return true
}

/** Nothing of what was written remains: only that something came, and why it is gone. */
export async function eraseComment(trx: Trx, id: string, reason: string, { by, now }: Deciding): Promise<boolean> {
  const held = await trx.selectFrom('comment').select('contribution_id').where('id', '=', id).executeTakeFirst()
  if (!held) return false
  const blank = { ...TOMBSTONE, initiative_id: null, reason_note: null }
  const decided = { state: 'declined' as const, reason_code: reason, decided_at: now.toISOString(), decided_by: by.id }
  await trx
    .updateTable('contribution')
    .set({ ...blank, ...decided })
    .where('id', '=', held.contribution_id)
    .where('state', '!=', 'withdrawn')
    .execute()
  await forgetComment(trx, held.contribution_id)
  await writeJournal(trx, { member: by.id, action: 'erased', subjectKind: 'comment', subjectId: id, detail: { reason }, at: now })
  return true
}
