/** A backup back into a database. The result is another lineage: phones take the whole guide once, whatever they hold. */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { sql, type Transaction } from 'kysely'
import type { Database, Engine } from '../db/database.ts'
import { emptyLog } from '../db/empty-log.ts'
import { applyMissing } from '../db/migrate.ts'
import { MIGRATIONS } from '../db/migrations.ts'
import type { Tables } from '../db/tables.ts'
import { markChanged } from '../releases/changes.ts'
import { readMeta, writeMeta } from '../releases/release-state.ts'
import { BACKED_UP, BACKUP_FORMAT } from './backup.ts'
import { carryOver, readErased } from './carry-over.ts'

/** The file is no backup, or the database is not to be overwritten; the message says what to do. */
export class NotRestored extends Error {}

const ROWS_AT_ONCE = 500

async function empty(db: Transaction<Tables>, engine: Engine) {
  for (const table of [...BACKED_UP, 'session', 'release_file', 'schema_version']) await sql`drop table if exists ${sql.table(table)}`.execute(db)
  if (engine === 'postgres') await sql`drop function if exists journal_append_only`.execute(db)
  await applyMissing(db, engine)
}

type Row = Record<string, unknown>

async function writeRows(trx: Transaction<Tables>, engine: Engine, table: string, rows: Row[]) {
  if (!rows.length) return
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`)
  const named = sql.join(columns.map((column) => sql.ref(column)))
  // The journal keeps its numbers, which PostgreSQL would otherwise give itself.
  const numbering = sql.raw(engine === 'postgres' && table === 'journal' ? 'overriding system value' : '')
  await sql`insert into ${sql.table(table)} (${named}) ${numbering} values ${sql.join(values)}`.execute(trx)
}

/** Every row of a backup. @throws NotRestored when the file is none, from another version, or cut short. */
async function* readRows(file: string): AsyncGenerator<[table: string, row: Row]> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })
  let isFirst = true
  let isWhole = false
  for await (const line of lines) {
    const parsed = JSON.parse(line) as [string, Row] | { format?: string; schema?: number; end?: string }
    if (Array.isArray(parsed)) yield parsed
    else if (isFirst && (parsed.format !== BACKUP_FORMAT || parsed.schema !== MIGRATIONS.length))
      throw new NotRestored(`${file} is no backup of this version of the software`)
    else isWhole = parsed.end === BACKUP_FORMAT
    isFirst = false
  }
  if (!isWhole) throw new NotRestored(`${file} is cut short: use another backup`)
}

/** Reads the file to its end before anything is touched. */
async function checkWhole(file: string) {
  try {
    for await (const [table] of readRows(file)) {
      if (!(BACKED_UP as readonly string[]).includes(table)) throw new NotRestored(`${file} has rows of an unknown table`)
    }
  } catch (error) {
    throw error instanceof NotRestored ? error : new NotRestored(`${file} cannot be read as a backup: ${(error as Error).message}`)
  }
}

async function writeAll(trx: Transaction<Tables>, engine: Engine, file: string) {
  let held: { table: string; rows: Row[] } = { table: '', rows: [] }
  for await (const [table, row] of readRows(file)) {
    if (table !== held.table || held.rows.length >= ROWS_AT_ONCE) {
      await writeRows(trx, engine, held.table, held.rows)
      held = { table, rows: [] }
    }
    held.rows.push(row)
  }
  await writeRows(trx, engine, held.table, held.rows)
  if (engine === 'postgres') await sql`select setval(pg_get_serial_sequence('journal', 'seq'), coalesce(max(seq), 1)) from journal`.execute(trx)
}

/**
 * @param isOverwriting what the database holds is lost, but for its erasures: they hold for what comes back too.
 * @returns `knewErasures` false: the database was empty, so texts withdrawn after the backup are back.
 * @throws NotRestored; then the database is as it was.
 */
export async function restoreBackup(db: Database, engine: Engine, file: string, isOverwriting: boolean): Promise<{ knewErasures: boolean }> {
  await checkWhole(file)
  const isFilled = (await readMeta(db, 'lineage')) !== undefined
  if (isFilled && !isOverwriting) throw new NotRestored('This database already holds a guide: add --overwrite to replace it for good')
  // Both engines make and drop tables within a transaction: whatever fails, the database is as it was.
  await db.transaction().execute(async (trx) => {
    const erased = isFilled ? await readErased(trx) : undefined
    if (isFilled) await empty(trx, engine)
    await writeAll(trx, engine, file)
    if (erased) await carryOver(trx, erased)
    await writeMeta(trx, 'lineage', randomUUID())
    await markChanged(trx)
  })
  await emptyLog(db, engine)
  return { knewErasures: isFilled }
}
