/** After an erasure: SQLite's log of recent writes still has the text that was erased, until it is taken into the database and emptied. */
import { sql } from 'kysely'
import type { Database, Engine } from './database.ts'
import { isPassing } from './is-passing.ts'

/** While somebody reads it does what it can; the next erasure, release or hourly pass does the rest. */
export async function emptyLog(db: Database, engine: Engine): Promise<void> {
  if (engine !== 'sqlite') return
  try {
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
  } catch (error) {
    if (!isPassing(error)) throw error
  }
}
