/** Receiving contributions over HTTP, by a real server on SQLite, beside the same insert done directly in the same run: how much later is « it is on disk » said, and how much is gained when many send at once. */

import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { CONTRIBUTIONS_URL } from '../../src/contract/contributions.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { benchFolder } from './bench-folder.ts'
import { inventedContributions, rowLike } from './contributions.ts'
import { median, met, quantile, round } from './figures.ts'
import { type Client, keepAliveClient } from './keep-alive.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const ROUNDS = 3
const ALONE = 1000
const CLIENTS = 32
const EACH = 100
const AIM = { ms: 1.5, gain: 2 }

type Taken = { times: number[]; perSecond: number }

/** A database with our tables and indexes, opened as the server opens its own (src/server/db/open.ts). */
async function directDatabase(file: string): Promise<DatabaseSync> {
  await (await openDatabase(file)).close()
  const database = new DatabaseSync(file)
  database.exec('PRAGMA busy_timeout=250; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON')
  return database
}

function direct(database: DatabaseSync): Taken {
  const rows = inventedContributions(ALONE).map(rowLike)
  const columns = Object.keys(rows[0] ?? {})
  const insert = database.prepare(`insert into contribution (${columns.join()}) values (${columns.map(() => '?').join()})`)
  const times: number[] = []
  const began = performance.now()
  for (const row of rows) {
    const before = performance.now()
    insert.run(...(Object.values(row) as SQLInputValue[]))
    times.push(performance.now() - before)
  }
  return { times, perSecond: (rows.length / (performance.now() - began)) * 1000 }
}

async function sendAll(client: Client, count: number, times: number[]) {
  for (const contribution of inventedContributions(count)) {
    const before = performance.now()
    const { results } = (await client.post(CONTRIBUTIONS_URL, { contributions: [contribution] })) as { results: { outcome: string }[] }
    times.push(performance.now() - before)
    if (results[0]?.outcome !== 'received') throw new Error(`not received: ${JSON.stringify(results)}`)
  }
}

async function overHttp({ port }: ServerProcess, count: number, each: number): Promise<Taken> {
  const clients = Array.from({ length: count }, () => keepAliveClient(port))
  const times: number[] = []
  const began = performance.now()
  await Promise.all(clients.map((client) => sendAll(client, each, times)))
  const perSecond = ((count * each) / (performance.now() - began)) * 1000
  for (const client of clients) client.close()
  return { times, perSecond }
}

function rowOf(what: string, rounds: Taken[]) {
  const times = rounds.flatMap((taken) => taken.times)
  return {
    what,
    'median ms': round(median(times), 3),
    'p95 ms': round(quantile(times, 0.95), 3),
    'per second': Math.round(median(rounds.map(({ perSecond }) => perSecond))),
  }
}

export async function benchIntake() {
  const folder = benchFolder('intake')
  const database = await directDatabase(join(folder, 'direct.db'))
  const server = await startServer(folder)
  const taken = { direct: [] as Taken[], one: [] as Taken[], many: [] as Taken[] }
  try {
    direct(database)
    await overHttp(server, 1, ALONE)
    for (let at = 0; at < ROUNDS; at += 1) {
      taken.direct.push(direct(database))
      taken.one.push(await overHttp(server, 1, ALONE))
      taken.many.push(await overHttp(server, CLIENTS, EACH))
    }
  } finally {
    await server.stop()
    database.close()
  }
  const [alone, one, many] = [
    rowOf('the same insert, directly', taken.direct),
    rowOf('one client over HTTP', taken.one),
    rowOf(`${CLIENTS} clients over HTTP`, taken.many),
  ]
  const later = one['median ms'] - alone['median ms']
  const gain = many['per second'] / one['per second']
  return [
    { ...alone, 'of direct': 1 },
    {
      ...one,
      'of direct': round(one['median ms'] / alone['median ms']),
      result: `${round(later)} ms later`,
      aim: `≤ ${AIM.ms} ms later than directly`,
      met: met(later <= AIM.ms),
    },
    {
      ...many,
      'of direct': round(many['median ms'] / alone['median ms']),
      result: `${round(gain)} × one client`,
      aim: `≥ ${AIM.gain} × the rate of one client`,
      met: met(gain >= AIM.gain),
    },
  ]
}
