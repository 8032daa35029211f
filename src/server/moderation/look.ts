/** One contribution with all that deciding needs: the entry as it is and as it would be, what differs, what it may double, what was done before. */

import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { ContributionResponse } from '../../contract/staff.ts'
import type { ReportBody, SuggestionBody } from '../../domain/contribution.ts'
import type { Commune } from '../../domain/place.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import type { ContributionTable } from '../db/tables.ts'
import { fieldChanges } from '../initiatives/field-changes.ts'
import { freeSlug, type Held, nextId, readInitiative, readList } from '../initiatives/repository.ts'
import { journalOf } from '../staff/journal.ts'
import { amendedInitiative, draftInitiative } from './drafts.ts'
import { findDuplicates } from './duplicates.ts'
import { asQueueRow, reportedComment } from './queue-row.ts'

async function draftOf(db: Database, body: SuggestionBody, made: string | null): Promise<PackInitiative> {
  const id = made ?? (await nextId(db))
  const needs = new Set((await readList<{ id: string }>(db, 'needs')).map((need) => need.id))
  return draftInitiative(body, { id, slug: await freeSlug(db, body.name, id), needs, communes: await readList<Commune>(db, 'communes') })
}

async function proposedBy(
  db: Database,
  { kind, body, initiative_id }: ContributionTable,
  current: Held | undefined,
): Promise<PackInitiative | undefined> {
  if (body === null || kind === 'comment') return undefined
  const said: unknown = JSON.parse(body)
  if (kind === 'suggestion') return draftOf(db, said as SuggestionBody, initiative_id)
  if (kind === 'pack') return said as PackInitiative
  const report = said as ReportBody
  if (!current || report.target.kind === 'comment') return undefined
  return amendedInitiative(current.initiative, report, await readList<Commune>(db, 'communes'))
}

async function commentOf(db: Database, row: ContributionTable): Promise<ContributionResponse['comment']> {
  const id = reportedComment(row)
  const held = id ? await db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!held) return undefined
  const { initiative_id, text, rating, helped, hidden } = held
  return {
    ...{ id: held.id, initiativeId: initiative_id, hidden: hidden === 1 },
    ...(text === null ? {} : { text }),
    ...(rating === null ? {} : { rating }),
    ...(helped === null ? {} : { helped: helped === 1 }),
  }
}

function decisionOf({ reason_code, reason_note, decided_at }: ContributionTable, decidedBy: string | null) {
  return {
    ...(reason_code === null ? {} : { declined: { reason: reason_code, ...(reason_note === null ? {} : { note: reason_note }) } }),
    ...(decided_at === null ? {} : { decidedAt: decided_at }),
    ...(decidedBy === null ? {} : { decidedBy }),
  }
}

/** @throws ApiError 404. */
export async function lookAtContribution(db: Database, id: string): Promise<ContributionResponse> {
  const row = await db
    .selectFrom('contribution')
    .leftJoin('member', 'member.id', 'contribution.decided_by')
    .selectAll('contribution')
    .select('member.name as member_name')
    .where('contribution.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new ApiError(404, 'not-found')
  const comment = await commentOf(db, row)
  const about = row.initiative_id ?? comment?.initiativeId
  const current = about ? await readInitiative(db, about) : undefined
  const proposed = await proposedBy(db, row, current)
  const isNew = row.kind === 'suggestion'
  return {
    contribution: {
      ...asQueueRow(row, current?.initiative.name),
      ...(row.created_at === null ? {} : { createdAt: row.created_at }),
      ...(row.body === null ? {} : { body: JSON.parse(row.body) }),
      ...decisionOf(row, row.member_name),
    },
    ...(current ? { current: { initiative: current.initiative, revision: current.revision } } : {}),
    ...(proposed ? { proposed } : {}),
    changes: proposed ? fieldChanges(isNew ? undefined : current?.initiative, proposed) : [],
    duplicates: isNew && row.body !== null ? await findDuplicates(db, JSON.parse(row.body), row.initiative_id) : [],
    ...(comment ? { comment } : {}),
    journal: await journalOf(db, 'contribution', id),
  }
}
