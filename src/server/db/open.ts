/** Opens the database: SQLite in a file by default, PostgreSQL by its address. Everything else asks through Kysely and does not know which. */
import { closeSync, openSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'
import { type Database, DatabaseUnusable, type Engine } from './database.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

export type OpenDatabase = { db: Database; engine: Engine; close: () => Promise<void> }

/** Longest wait for another writer's lock, in milliseconds. SQLite waits in this thread, and everybody with it: short, then « come back later ». */
const BUSY_MS = { sqlite: 250, postgres: 5_000 }

/** node:sqlite as Kysely expects a driver: what better-sqlite3 looks like. */
function sqliteDriver(file: string) {
  // What people wrote is for this user's eyes only.
  closeSync(openSync(file, 'a', 0o600))
  const raw = new DatabaseSync(file)
  // Acknowledged means on disk: FULL makes every commit wait for it (sqlite.org/pragma.html#pragma_synchronous).
  raw.exec(`PRAGMA busy_timeout=${BUSY_MS.sqlite}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON`)
  return {
    close: () => raw.close(),
    prepare: (text: string) => {
      const statement = raw.prepare(text)
      return {
        reader: statement.columns().length > 0,
        all: (values: readonly unknown[]) => statement.all(...(values as SQLInputValue[])),
        run: (values: readonly unknown[]) => statement.run(...(values as SQLInputValue[])),
        iterate: (values: readonly unknown[]) => statement.iterate(...(values as SQLInputValue[])),
      }
    },
  }
}

/**
 * SQLite takes the write lock when a transaction begins: taken at the first write, it would fail whenever another server had written since
 * the first read. Transactions that only read, at one moment, ask for `repeatable read` and lock nobody out.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings) {
    const isRead = settings?.isolationLevel === 'repeatable read'
    await connection.executeQuery(CompiledQuery.raw(isRead ? 'begin' : 'begin immediate'))
  }
}

function sqliteDialect(file: string): SqliteDialect {
  const config: SqliteDialectConfig = { database: sqliteDriver(file) as never }
  const dialect = new SqliteDialect(config)
  dialect.createDriver = () => new ImmediateDriver(config)
  return dialect
}

function postgresPool(url: string) {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: BUSY_MS.postgres,
    // On the server's side: an acknowledged commit is on disk, and nothing waits for ever.
    options: `-c synchronous_commit=on -c lock_timeout=${BUSY_MS.postgres} -c statement_timeout=60000`,
    types: {
      getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)),
    } as pg.CustomTypesConfig,
  })
  // A connection that dies is replaced at the next query; without these listeners it would end the process, idle or at work.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Opens and migrates.
 * @param where a file path (SQLite) or a postgres:// address.
 * @param options `isMigrating` false: for who only reads a database that others share.
 * @throws DatabaseUnusable when it cannot be reached, or was written by a newer version of this software.
 */
export async function openDatabase(where: string, { isMigrating = true } = {}): Promise<OpenDatabase> {
  const isPostgres = /^postgres(ql)?:\/\//.test(where)
  const engine: Engine = isPostgres ? 'postgres' : 'sqlite'
  try {
    const dialect = isPostgres ? new PostgresDialect({ pool: postgresPool(where) }) : sqliteDialect(where)
    const db = new Kysely<Tables>({ dialect })
    if (isMigrating) await migrate(db, engine)
    return { db, engine, close: () => db.destroy() }
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw error
    const shown = isPostgres ? where.replace(/\/\/[^@/]*@/, '//…@') : where
    throw new DatabaseUnusable(`The database ${shown} cannot be used: ${(error as Error).message.split('\n')[0]}`)
  }
}
