/** Declining: the author reads why; the words stay for the time of an undo, then retention erases them. */
import type * as v from 'valibot'
import type { declineRequest, VerdictResponse } from '../../contract/staff.ts'
import type { Database } from '../db/database.ts'
import { writeJournal } from '../staff/journal.ts'
import { forgetComment } from './comments.ts'
import { type Deciding, decide } from './decide.ts'

export type Refusal = v.InferOutput<typeof declineRequest> & { seen?: number | undefined }

export function declineContribution(db: Database, id: string, { reason, note, seen }: Refusal, deciding: Deciding): Promise<VerdictResponse> {
  return db.transaction().execute(async (trx) => {
    const row = await decide(trx, id, { state: 'declined', reason, note, seen }, deciding)
    // It may have been published once, and that undone.
    if (row.kind === 'comment') await forgetComment(trx, id)
    const detail = { kind: row.kind, reason }
    await writeJournal(trx, { member: deciding.by.id, action: 'declined', subjectKind: 'contribution', subjectId: id, detail, at: deciding.now })
    return { id, state: 'declined' }
  })
}
