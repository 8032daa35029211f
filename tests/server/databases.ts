/** Fresh databases on both engines, for tests that must hold on each: real SQLite in a file, real PostgreSQL in a cluster of its own. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll } from 'vitest'
import { type Postgres, startPostgres } from '../../scripts/test/postgres.ts'
import type { Engine } from '../../src/server/db/database.ts'
import { type OpenDatabase, openDatabase } from '../../src/server/db/open.ts'
import { temporaryFolder } from './sample-pack.ts'

/** `npm test` has installed PostgreSQL and asks for it; `npm run check`, which is to be quick, goes without. */
export const ENGINES: Engine[] = process.env['GUIDE_EVERY_ENGINE'] ? ['sqlite', 'postgres'] : ['sqlite']

let cluster: Promise<Postgres> | undefined

/** The cluster of this test file, started when first asked for. */
export function testPostgres(): Promise<Postgres> {
  cluster ??= startQuick()
  return cluster
}

/** These tests kill no machine: a database is made in a third of the time when nothing waits for the disk (tests/faults does). */
async function startQuick(): Promise<Postgres> {
  const postgres = await startPostgres()
  const client = new pg.Client(postgres.urlOf('postgres'))
  await client.connect()
  await client.query('alter system set fsync = off')
  await client.query('select pg_reload_conf()')
  await client.end()
  return postgres
}
// In the file that imports this: its worker is ended without an `exit` of its own.
afterAll(async () => (await cluster)?.remove())

/** @returns where a new, empty database is: a file path or an address. */
export async function freshPlace(engine: Engine): Promise<string> {
  if (engine === 'sqlite') return join(temporaryFolder(), 'guide.db')
  const postgres = await testPostgres()
  const name = `t${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client(postgres.urlOf('postgres'))
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return postgres.urlOf(name)
}

export async function freshDatabase(engine: Engine): Promise<OpenDatabase> {
  return openDatabase(await freshPlace(engine))
}
