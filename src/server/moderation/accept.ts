/** Accepting: an opinion is published, a suggestion becomes an entry, a report changes one, the pack's record takes its place. */
import type * as v from 'valibot'
import type { acceptRequest, VerdictResponse } from '../../contract/staff.ts'
import type { ReportBody } from '../../domain/contribution.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import { createInitiative, type Edit, editInitiative } from '../initiatives/edit-initiative.ts'
import { refuseField } from '../initiatives/judge-initiative.ts'
import { readInitiative, type Trx } from '../initiatives/repository.ts'
import { writeJournal } from '../staff/journal.ts'
import { eraseComment, publishComment } from './comments.ts'
import { type Deciding, decide, type Waiting } from './decide.ts'

export type Acceptance = v.InferOutput<typeof acceptRequest>
/** `detail`: for the journal, with what an undo needs. */
type Outcome = { initiativeId?: string; detail?: Record<string, unknown> }
type Accept = (trx: Trx, row: Waiting, asked: Acceptance, deciding: Deciding) => Promise<Outcome>

const deedOf = (row: Waiting, { check }: Acceptance, { by, now, engine }: Deciding) => ({ engine, by: by.id, now, check, contribution: row.id })

async function acceptComment(trx: Trx, row: Waiting, { text }: Acceptance, deciding: Deciding): Promise<Outcome> {
  return { initiativeId: await publishComment(trx, row, text, deciding), detail: { isCorrected: text !== undefined } }
}

async function acceptSuggestion(trx: Trx, row: Waiting, asked: Acceptance, deciding: Deciding): Promise<Outcome> {
  const { initiative: candidate } = asked
  if (!candidate) throw refuseField('initiative')
  const deed = { ...deedOf(row, asked, deciding), origin: 'outside' as const }
  // Accepted once and undone: the same entry comes back, under the same id.
  const held = row.initiative_id ? await readInitiative(trx, row.initiative_id) : undefined
  if (!held) return { initiativeId: (await createInitiative(trx, { ...deed, candidate })).id }
  const { id, slug } = held.initiative
  const revision = revisionRead(asked)
  await editInitiative(trx, { ...deed, id, candidate: { slug, ...candidate }, action: 'shown', comesBack: held.hidden, revision })
  return { initiativeId: id }
}

/** Of the entry that the moderator had before their eyes: without it somebody else's change could be written over unseen. */
function revisionRead({ revision }: Acceptance): number {
  if (revision === undefined) throw refuseField('revision')
  return revision
}

async function changeEntry(trx: Trx, edit: Edit): Promise<Outcome> {
  const { before, revision, changes } = await editInitiative(trx, edit)
  const { comesBack = false } = edit
  return { initiativeId: edit.id, detail: changes.length || comesBack ? { before, revision, ...(comesBack ? { wasHidden: true } : {}) } : {} }
}

async function acceptReport(trx: Trx, row: Waiting, asked: Acceptance, deciding: Deciding): Promise<Outcome> {
  const { target, reason } = JSON.parse(row.body) as ReportBody
  if (target.kind === 'comment') {
    const isErased = await eraseComment(trx, target.id, reason === 'illegal-content' ? 'unlawful' : 'other', deciding)
    return { detail: isErased ? { erasedComment: target.id } : {} }
  }
  const { initiative: candidate } = asked
  if (!candidate) return { initiativeId: target.id }
  if (!(await readInitiative(trx, target.id))) throw new ApiError(409, 'unknown-initiative')
  const revision = revisionRead(asked)
  return changeEntry(trx, { ...deedOf(row, asked, deciding), origin: 'outside', id: target.id, candidate, revision })
}

async function acceptPack(trx: Trx, row: Waiting, asked: Acceptance, deciding: Deciding): Promise<Outcome> {
  const candidate = asked.initiative ?? (JSON.parse(row.body) as Record<string, unknown>)
  const id = row.initiative_id ?? String(candidate['id'])
  const held = await readInitiative(trx, id)
  // The pack has it: one that was taken out of the guide is shown again.
  const comesBack = held?.hidden ?? false
  return changeEntry(trx, { ...deedOf(row, asked, deciding), origin: 'pack', id, candidate, revision: revisionRead(asked), comesBack })
}

const ACCEPT: Record<Waiting['kind'], Accept> = { comment: acceptComment, suggestion: acceptSuggestion, report: acceptReport, pack: acceptPack }

export function acceptContribution(db: Database, id: string, asked: Acceptance, deciding: Deciding): Promise<VerdictResponse> {
  return db.transaction().execute(async (trx) => {
    const row = await decide(trx, id, { state: 'published', seen: asked.seen }, deciding)
    const { initiativeId, detail = {} } = await ACCEPT[row.kind](trx, row, asked, deciding)
    if (initiativeId && row.initiative_id === null)
      await trx.updateTable('contribution').set({ initiative_id: initiativeId }).where('id', '=', id).execute()
    await writeJournal(trx, {
      ...{ member: deciding.by.id, action: 'accepted', subjectKind: 'contribution', subjectId: id, at: deciding.now },
      detail: { kind: row.kind, ...(initiativeId ? { initiativeId } : {}), ...(asked.check ? { check: asked.check } : {}), ...detail },
    })
    return { id, state: 'published', ...(initiativeId ? { initiativeId } : {}) }
  })
}
