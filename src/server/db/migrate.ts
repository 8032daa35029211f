/** Brings a database to the present shape. Several servers may start at once: one migrates, the others wait. A newer database is refused. */
import { sql } from 'kysely'
import { type Database, DatabaseUnusable, type Engine } from './database.ts'
import { isPassing } from './is-passing.ts'
import { MIGRATIONS } from './migrations.ts'

/** Any number, the same for all servers of one database. */
const LOCK = 920_092
/** Longest wait for another server that migrates, in milliseconds. */
const PATIENCE_MS = 15_000

async function versionOf(db: Database): Promise<number> {
  await sql`create table if not exists schema_version (version integer not null)`.execute(db)
  const { rows } = await sql<{ version: number }>`select max(version) as version from schema_version`.execute(db)
  return rows[0]?.version ?? 0
}

/** To be called within a transaction. @throws DatabaseUnusable when the database comes from a newer version of this software. */
export async function applyMissing(held: Database, engine: Engine): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(held)
  const version = await versionOf(held)
  if (version > MIGRATIONS.length)
    throw new DatabaseUnusable(
      `The database was written by a newer version of this software (schema ${version}, this one knows ${MIGRATIONS.length}): update the software, or restore an older backup.`,
    )
  for (const [at, migration] of MIGRATIONS.entries()) {
    if (at < version) continue
    for (const statement of migration(engine)) await sql.raw(statement).execute(held)
    await sql`insert into schema_version (version) values (${at + 1})`.execute(held)
  }
}

/** PostgreSQL: DDL is part of the transaction. SQLite: the write lock at once, and patience while another server holds it. */
async function begin(held: Database, engine: Engine): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      await sql.raw(engine === 'sqlite' ? 'begin immediate' : 'begin').execute(held)
      return
    } catch (error) {
      if (!isPassing(error) || Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** All or nothing. @throws DatabaseUnusable when the database comes from a newer version of this software. */
export async function migrate(db: Database, engine: Engine): Promise<void> {
  await db.connection().execute(async (held) => {
    await begin(held, engine)
    try {
      await applyMissing(held, engine)
      await sql.raw('commit').execute(held)
    } catch (error) {
      await sql.raw('rollback').execute(held)
      throw error
    }
  })
}
