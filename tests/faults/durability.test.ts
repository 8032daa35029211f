/** « Received » means on disk: a traced server shows each one written, then forced to the disk, then answered. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedContributions } from '../../scripts/bench/contributions.ts'
import { keepAliveClient } from '../../scripts/bench/keep-alive.ts'
import { type ServerProcess, startServer } from '../../scripts/bench/server-process.ts'
import { CONTRIBUTIONS_URL } from '../../src/contract/contributions.ts'
import { diskCallsOf, microsecondClock, straceTo } from './traced-disk.ts'

/** Sent and acknowledged between these two times, in milliseconds since 1970. */
type Acknowledged = { id: string; sentAt: number; repliedAt: number }

const now = microsecondClock()
let folder: string
let trace: string
let server: ServerProcess

beforeAll(async () => {
  // On the disk of the project: a temporary folder may be in memory.
  mkdirSync('var', { recursive: true })
  folder = mkdtempSync(resolve('var', 'durability-'))
  trace = join(folder, 'trace')
  server = await startServer(folder, straceTo(trace))
}, 60_000)

afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function sendOneByOne(count: number): Promise<Acknowledged[]> {
  const client = keepAliveClient(server.port)
  const all: Acknowledged[] = []
  for (const contribution of inventedContributions(count)) {
    const sentAt = now()
    const answer = await client.post(CONTRIBUTIONS_URL, { contributions: [contribution] })
    all.push({ id: contribution.id, sentAt, repliedAt: now() })
    expect(answer).toEqual({ results: [{ id: contribution.id, outcome: 'received' }] })
  }
  client.close()
  return all
}

/** How often the disk was waited for meanwhile, and how many contributions were answered before their own text had been forced to it. */
async function judge(acknowledged: Acknowledged[]) {
  // strace writes a line when the call returns: by then the answer may already be here.
  await new Promise((done) => setTimeout(done, 500))
  const from = Math.min(...acknowledged.map(({ sentAt }) => sentAt))
  const calls = diskCallsOf(trace, 'guide.db-wal').filter(({ beganAt }) => beganAt >= from)
  const syncs = calls.filter(({ kind }) => kind === 'sync')
  const tooEarly = acknowledged.filter(({ id, sentAt, repliedAt }) => {
    const write = calls.find(({ kind, written, beganAt }) => kind === 'write' && beganAt >= sentAt && written.includes(id))
    return !write || !syncs.some(({ beganAt, endedAt }) => beganAt >= write.endedAt && endedAt <= repliedAt)
  })
  return { syncCount: syncs.length, tooEarlyCount: tooEarly.length }
}

describe('an acknowledged contribution is on disk', () => {
  test('one by one: each waits for a disk write of its own', async () => {
    const { syncCount, tooEarlyCount } = await judge(await sendOneByOne(20))
    expect(tooEarlyCount).toBe(0)
    expect(syncCount).toBeGreaterThanOrEqual(20)
  })

  test('32 phones at once share disk writes, and none is answered before its own', async () => {
    const acknowledged = (await Promise.all(Array.from({ length: 32 }, () => sendOneByOne(10)))).flat()
    const { syncCount, tooEarlyCount } = await judge(acknowledged)
    expect(tooEarlyCount).toBe(0)
    expect(acknowledged).toHaveLength(320)
    expect(syncCount).toBeGreaterThan(0)
    expect(syncCount).toBeLessThan(acknowledged.length)
  })
})
