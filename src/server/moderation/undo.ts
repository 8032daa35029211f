/** Taking a verdict back, within a month and as long as nobody built on it: the contribution waits again, and readers see what they saw before. */
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { VerdictResponse } from '../../contract/staff.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import type { ContributionTable } from '../db/tables.ts'
import { revertInitiative } from '../initiatives/edit-initiative.ts'
import { readInitiative, type Trx } from '../initiatives/repository.ts'
import { writeJournal } from '../staff/journal.ts'
import { hideComment } from './comments.ts'
import type { Deciding } from './decide.ts'

const UNDO_MS = 30 * 24 * 3_600_000

type Remembered = { before?: PackInitiative; revision?: number; erasedComment?: string; wasHidden?: boolean }

async function rememberedOf(trx: Trx, id: string): Promise<Remembered> {
  const entry = await trx
    .selectFrom('journal')
    .select('detail')
    .where('subject_kind', '=', 'contribution')
    .where('subject_id', '=', id)
    .where('action', '=', 'accepted')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return entry ? (JSON.parse(entry.detail) as Remembered) : {}
}

/** @throws ApiError 409 when the entry was changed since, or when an opinion was erased: that is for ever. */
async function restoreEntry(trx: Trx, { id, initiative_id }: ContributionTable, { by, now }: Deciding) {
  const { before, revision, erasedComment, wasHidden = false } = await rememberedOf(trx, id)
  if (erasedComment) throw new ApiError(409, 'already-decided')
  if (!before || revision === undefined || !initiative_id) return
  const held = await readInitiative(trx, initiative_id)
  if (held) await revertInitiative(trx, initiative_id, { before, revision, hidden: wasHidden || held.hidden }, by.id, now)
}

async function unpublish(trx: Trx, row: ContributionTable, deciding: Deciding) {
  if (row.kind === 'comment') return hideComment(trx, row.id)
  if (row.kind !== 'suggestion') return restoreEntry(trx, row, deciding)
  if (row.initiative_id) await revertInitiative(trx, row.initiative_id, { hidden: true }, deciding.by.id, deciding.now)
}

/** @throws ApiError 404, 409 already-decided (too late, erased, withdrawn) or changed-meanwhile. */
export function undoVerdict(db: Database, id: string, deciding: Deciding): Promise<VerdictResponse> {
  return db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('contribution').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw new ApiError(404, 'not-found')
    const { numUpdatedRows } = await trx
      .updateTable('contribution')
      .set({ state: 'received', reason_code: null, reason_note: null, decided_at: null, decided_by: null })
      .where('id', '=', id)
      .where('state', '=', row.state)
      .where('state', 'in', ['published', 'declined'])
      .where('body', 'is not', null)
      .where('decided_at', '>=', new Date(deciding.now.getTime() - UNDO_MS).toISOString())
      .executeTakeFirst()
    if (!numUpdatedRows) throw new ApiError(409, 'already-decided')
    if (row.state === 'published') await unpublish(trx, row, deciding)
    const detail = { kind: row.kind, was: row.state }
    await writeJournal(trx, { member: deciding.by.id, action: 'undone', subjectKind: 'contribution', subjectId: id, detail, at: deciding.now })
    return { id, state: 'received', ...(row.initiative_id ? { initiativeId: row.initiative_id } : {}) }
  })
}
