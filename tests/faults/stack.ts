/** One engine with everything in front of it: database, server processes, proxy; and the ways in which each can fail. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { type Postgres, startPostgres } from '../../scripts/test/postgres.ts'
import type { Engine } from '../../src/server/db/database.ts'
import { type OpenDatabase, openDatabase } from '../../src/server/db/open.ts'
import { temporaryFolder, writeSamplePack } from '../server/sample-pack.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { type GuideProcess, startGuide } from './guide-process.ts'

export type Stack = {
  engine: Engine
  proxy: FaultProxy
  servers: GuideProcess[]
  opened: OpenDatabase
  /** Somebody else holds the database for a while; resolves once it is free again. */
  lockDatabase: (ms: number) => Promise<void>
  /** The database is not there at all for a while. */
  stopDatabase: (ms: number) => Promise<void>
  /** SIGKILL, then a new process. */
  crashServer: () => Promise<void>
  close: () => Promise<void>
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function lockSqlite(file: string) {
  return async (ms: number) => {
    const other = new DatabaseSync(file)
    try {
      other.exec('PRAGMA busy_timeout=1000; begin immediate')
      await pause(ms)
      other.exec('rollback')
    } finally {
      other.close()
    }
  }
}

function lockPostgres(url: string) {
  return async (ms: number) => {
    const client = new pg.Client(url)
    client.on('error', () => {})
    await client.connect()
    await client.query('begin; lock table contribution in access exclusive mode')
    await pause(ms)
    await client.query('rollback').catch(() => {})
    await client.end().catch(() => {})
  }
}

/** One after the other: two restarts of one server at once would be another test. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
}

/** @param serverCount servers of one database; several only on PostgreSQL. */
export async function startStack(engine: Engine, files: ReadonlyMap<string, { type: string; content: string }>, serverCount = 1): Promise<Stack> {
  const varDir = temporaryFolder()
  const postgres: Postgres | undefined = engine === 'postgres' ? await startPostgres() : undefined
  const url = postgres?.urlOf('postgres')
  const env = { VAR_DIR: varDir, DATA_DIR: writeSamplePack(), ...(url ? { DATABASE_URL: url } : { DATABASE_URL: '' }) }
  const servers: GuideProcess[] = []
  for (let at = 0; at < serverCount; at += 1) servers.push(await startGuide(env))
  const proxy = await startFaultProxy(servers, files)
  const opened = await openDatabase(url ?? join(varDir, 'guide.db'))
  const inTurn = oneAtATime()
  const lock = url ? lockPostgres(url) : lockSqlite(join(varDir, 'guide.db'))
  return {
    engine,
    proxy,
    servers,
    opened,
    lockDatabase: (ms) => inTurn(() => lock(ms)),
    stopDatabase: (ms) =>
      inTurn(async () => {
        if (!postgres) return lock(ms)
        postgres.stop('immediate')
        await pause(ms)
        postgres.start()
      }),
    crashServer: () =>
      inTurn(async () => {
        const server = servers[Math.floor(Math.random() * servers.length)]
        await server?.kill()
        await server?.start()
      }),
    close: async () => {
      proxy.close()
      await Promise.all(servers.map((server) => server.kill()))
      await opened.close()
      postgres?.remove()
    },
  }
}
