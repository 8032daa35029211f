/** Who did what, and when: written in the transaction of the deed itself, never changed afterwards. It never holds what a reader wrote. */
import type { Transaction } from 'kysely'
import type { JournalEntry } from '../../contract/staff.ts'
import type { Database } from '../db/database.ts'
import type { JournalTable, Tables } from '../db/tables.ts'

export type SubjectKind = JournalTable['subject_kind']
export type Deed = {
  /** Id of the member; null: the server by itself. */
  member: string | null
  action: string
  subjectKind: SubjectKind
  subjectId: string
  detail?: Record<string, unknown>
  at?: Date
}

export async function writeJournal(trx: Transaction<Tables>, { member, action, subjectKind, subjectId, detail = {}, at = new Date() }: Deed) {
  await trx
    .insertInto('journal')
    .values({
      at: at.toISOString(),
      member_id: member,
      action,
      subject_kind: subjectKind,
      subject_id: subjectId,
      detail: JSON.stringify(detail),
    })
    .execute()
}

const entries = (db: Database) =>
  db
    .selectFrom('journal')
    .leftJoin('member', 'member.id', 'journal.member_id')
    .select(['journal.seq', 'journal.at', 'journal.action', 'journal.subject_kind', 'journal.subject_id', 'journal.detail', 'member.name'])
    .orderBy('journal.seq', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]

const asEntry = ({ seq, at, action, subject_kind, subject_id, detail, name }: Row): JournalEntry => ({
  seq: Number(seq),
  at,
  ...(name === null ? {} : { by: name }),
  action,
  subjectKind: subject_kind,
  subjectId: subject_id,
  detail: JSON.parse(detail),
})

/** Longest history shown beside one subject. */
const BESIDE = 50

/** What happened to one subject, newest first. */
export async function journalOf(db: Database, kind: SubjectKind, id: string): Promise<JournalEntry[]> {
  const rows = await entries(db).where('subject_kind', '=', kind).where('subject_id', '=', id).limit(BESIDE).execute()
  return rows.map(asEntry)
}

/** A page of the whole journal, newest first, below `before`. */
export async function readJournal(db: Database, asked: { before?: number; subject?: string | undefined; limit: number }): Promise<JournalEntry[]> {
  let query = entries(db).limit(asked.limit)
  if (asked.before !== undefined) query = query.where('journal.seq', '<', asked.before)
  if (asked.subject) query = query.where('journal.subject_id', '=', asked.subject)
  return (await query.execute()).map(asEntry)
}
