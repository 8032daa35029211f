/** Keeping little: texts that are not published go after a while, and what is left is a tombstone. */

import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { dayIn, TOMBSTONE } from './tombstone.ts'

/** Days after a decision. Published opinions stay with the guide; all that was refused, or taken over into an entry, is erased. */
export type Retention = { contributionDays: number; sessionDays: number }

const DAY_MS = 86_400_000

/** Who decided, what it was about and the minute go too; a published one still leads its author to the entry. */
async function blurTombstones(db: Database, before: string) {
  await db
    .updateTable('contribution')
    .set({
      received_at: dayIn<string>('received_at'),
      decided_at: dayIn<string | null>('decided_at'),
      decided_by: null,
      initiative_id: sql<string | null>`case when state = 'published' then initiative_id end`,
    })
    .where('state', '<>', 'received')
    .where('decided_at', '<', before)
    .where('body', 'is', null)
    .where('decided_at', 'not like', '%T00:00:00.000Z')
    .execute()
}

/** @returns how many texts were erased. */
export async function eraseOld(db: Database, { contributionDays }: Pick<Retention, 'contributionDays'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - contributionDays * DAY_MS).toISOString()
  const { numUpdatedRows } = await db
    .updateTable('contribution')
    .set({ ...TOMBSTONE, reason_note: null })
    .where('state', '<>', 'received')
    .where('decided_at', '<', before)
    .where('body', 'is not', null)
    .executeTakeFirst()
  await blurTombstones(db, before)
  await db.deleteFrom('contribution').where('content_hash', '=', '').where('received_at', '<', before).execute()
  await db.deleteFrom('session').where('expires_at', '<', now.toISOString()).execute()
  await db.deleteFrom('invitation').where('expires_at', '<', before).execute()
  return Number(numUpdatedRows)
}
