/** Counts what readers do not see yet: every change of the working copy moves `change`; a publishing records how far it came. */
import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'

/** To be called in the transaction of the change itself. */
export async function markChanged(trx: Transaction<Tables> | Database): Promise<void> {
  await trx
    .insertInto('meta')
    .values({ key: 'change', value: '1' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: sql`cast(cast(meta.value as integer) + 1 as text)` }))
    .execute()
}

/** How many changes were made, and how many of them readers can see. */
export async function readChanges(db: Database): Promise<{ made: number; released: number }> {
  const rows = await db.selectFrom('meta').selectAll().where('key', 'in', ['change', 'released-change']).execute()
  const value = (key: string) => Number(rows.find((row) => row.key === key)?.value ?? 0)
  return { made: value('change'), released: value('released-change') }
}
