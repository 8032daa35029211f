/** What waits for a decision, oldest first, in pages that neither skip nor repeat while others decide. */
import { sql } from 'kysely'
import { QUEUE_KINDS, type QueueKind, type QueueResponse } from '../../contract/staff.ts'
import type { ContributionState } from '../../domain/contribution.ts'
import type { Database } from '../db/database.ts'
import { cursorOf, positionOf } from '../staff/cursor.ts'
import { asQueueRow, targetNames } from './queue-row.ts'

/** From here on a contribution is counted as advertising. */
const LOOKS_LIKE_SPAM = 0.5

export type Asked = {
  state?: ContributionState | undefined
  kind?: QueueKind | undefined
  spam?: '0' | '1' | undefined
  initiative?: string | undefined
  cursor?: string | undefined
  limit: number
}
type Filters = Pick<Asked, 'state' | 'spam' | 'initiative'>

const isSpam = sql<boolean>`contribution.spam >= ${sql.lit(LOOKS_LIKE_SPAM)}`

function filtered(db: Database, { state = 'received', spam, initiative }: Filters) {
  let query = db.selectFrom('contribution').where('contribution.state', '=', state)
  if (initiative) query = query.where('contribution.initiative_id', '=', initiative)
  if (spam) query = query.where(spam === '1' ? isSpam : sql<boolean>`not ${isSpam}`)
  return query
}

/** Of each kind what its list would show; advertising is counted whether or not it is shown. */
async function count(db: Database, filters: Filters): Promise<QueueResponse['counts']> {
  const kinds = await filtered(db, filters)
    .select(['kind', sql<number>`count(*)`.as('count')])
    .groupBy('kind')
    .execute()
  const { spam: _, ...others } = filters
  const spam = await filtered(db, { ...others, spam: '1' })
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirst()
  const of = (kind: QueueKind) => Number(kinds.find((row) => row.kind === kind)?.count ?? 0)
  const byKind = Object.fromEntries(QUEUE_KINDS.map((kind) => [kind, of(kind)])) as Record<QueueKind, number>
  return { ...byKind, spam: Number(spam?.count ?? 0) }
}

export async function readQueue(db: Database, asked: Asked): Promise<QueueResponse> {
  let query = filtered(db, asked)
    .leftJoin('initiative', 'initiative.id', 'contribution.initiative_id')
    .selectAll('contribution')
    .select('initiative.name as initiative_name')
    .orderBy('contribution.received_at')
    .orderBy('contribution.id')
    .limit(asked.limit + 1)
  if (asked.kind) query = query.where('contribution.kind', '=', asked.kind)
  const [receivedAt, id] = positionOf(asked.cursor, 2) ?? []
  if (receivedAt !== undefined && id !== undefined)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('contribution.received_at', 'contribution.id'), '>', tuple(receivedAt, id)))
  const found = await query.execute()
  const page = found.slice(0, asked.limit)
  const names = await targetNames(db, page)
  const last = page.at(-1)
  return {
    rows: page.map((row) => asQueueRow(row, row.initiative_name ?? names.get(row.id))),
    ...(last && found.length > page.length ? { next: cursorOf([last.received_at, last.id]) } : {}),
    counts: await count(db, asked),
  }
}
