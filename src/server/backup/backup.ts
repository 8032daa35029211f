/**
 * A consistent copy of the database in one file, the same for both engines: a header line, then one line for each row, gzip.
 * Left out: sessions (nobody stays signed in across a restore) and release files (they are made anew from the rows).
 */
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'

export const BACKUP_FORMAT = 'guide-backup-1'
/** In the order in which they are written back. */
export const BACKED_UP = [
  'meta',
  'list',
  'initiative',
  'slug',
  'contribution',
  'comment',
  'member',
  'invitation',
  'release',
  'guide_row',
  'journal',
] as const satisfies (keyof Tables)[]

const ROWS_AT_ONCE = 1000
const KEYS: Partial<Record<keyof Tables, string[]>> = {
  meta: ['key'],
  list: ['name'],
  slug: ['slug'],
  invitation: ['token_hash'],
  release: ['version'],
  guide_row: ['collection', 'row_id', 'from_version'],
  journal: ['seq'],
}

async function* linesOf(db: Database, now: Date): AsyncGenerator<string> {
  const { rows: versions } = await sql<{ version: number }>`select max(version) as version from schema_version`.execute(db)
  yield `${JSON.stringify({ format: BACKUP_FORMAT, schema: versions[0]?.version, at: now.toISOString() })}\n`
  for (const table of BACKED_UP) {
    const order = sql.raw((KEYS[table] ?? ['id']).join(', '))
    for (let offset = 0; ; offset += ROWS_AT_ONCE) {
      const { rows } = await sql`select * from ${sql.table(table)} order by ${order} limit ${ROWS_AT_ONCE} offset ${offset}`.execute(db)
      for (const row of rows) yield `${JSON.stringify([table, row])}\n`
      if (rows.length < ROWS_AT_ONCE) break
    }
  }
  yield `${JSON.stringify({ end: BACKUP_FORMAT })}\n`
}

/** Writes beside the file, then renames: a backup cut short never looks like one. */
export async function writeBackup(db: Database, file: string, now: Date): Promise<void> {
  const unfinished = `${file}.unfinished`
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((trx) => pipeline(Readable.from(linesOf(trx, now)), createGzip(), createWriteStream(unfinished, { mode: 0o600 })))
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}
