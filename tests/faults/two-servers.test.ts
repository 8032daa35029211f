/** Two servers on one PostgreSQL behind a proxy, one of them killed while contributions arrive, then while a release is made. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '../../src/contract/canonical-json.ts'
import { parseDelta, parseManifest, parseRelease } from '../../src/contract/release.ts'
import type { Contribution } from '../../src/domain/contribution.ts'
import { applyDelta, type Release } from '../../src/domain/guide.ts'
import { markChanged } from '../../src/server/releases/changes.ts'
import { comment, sha256 } from '../server/contribution-samples.ts'
import { removeTemporaryFolders } from '../server/sample-pack.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack('postgres', new Map(), 2)
})
afterAll(async () => {
  await stack?.close()
  removeTemporaryFolders()
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** As a phone does: the same again until it is acknowledged. */
async function sendUntilAcknowledged(contribution: Contribution): Promise<string[]> {
  const told: string[] = []
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      const options = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ contributions: [contribution] }) }
      const reply = await fetch(`${stack.proxy.url}/api/contributions`, options)
      if (reply.ok) {
        const { results } = (await reply.json()) as { results: { outcome: string }[] }
        return [...told, results[0]?.outcome ?? '']
      }
    } catch {}
    await pause(50)
  }
  throw new Error('never acknowledged')
}

test('one server killed during intake: every acknowledged contribution is on disk, once', async () => {
  const all = Array.from({ length: 300 }, () => comment().contribution)
  let next = 0
  const client = async () => {
    for (let one = all[next++]; one; one = all[next++]) expect(['received', 'duplicate']).toContain((await sendUntilAcknowledged(one)).at(-1))
  }
  const clients = Promise.all(Array.from({ length: 12 }, client))
  for (const server of stack.servers) {
    await pause(150)
    await server.kill()
    await server.start()
  }
  await clients
  const rows = await stack.opened.db.selectFrom('contribution').select('id').execute()
  expect(rows.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
})

async function get(port: number, path: string): Promise<unknown> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`)
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
  return reply.json()
}

/** A phone that follows by deltas. */
async function follow(held: Release, port: number): Promise<Release> {
  const manifest = parseManifest(await get(port, '/guide/manifest.json'))
  const step = manifest.deltas.find(({ from }) => from === held.version)
  if (manifest.version === held.version) return held
  if (!step) throw new Error(`no delta from ${held.version} to ${manifest.version}`)
  const next = applyDelta(held, parseDelta(await get(port, step.url)))
  expect(sha256(canonicalJson(next))).toBe(manifest.full.sha256)
  return next
}

test('one server killed during publishing: one history, nothing accepted is left out, phones follow by deltas', async () => {
  const { db } = stack.opened
  const [one, other] = stack.servers as [Stack['servers'][number], Stack['servers'][number]]
  const first = parseManifest(await get(one.port, '/guide/manifest.json'))
  let held = parseRelease(await get(one.port, first.full.url))
  for (const round of [1, 2, 3]) {
    const row = { contribution_id: `c${round}`, initiative_id: 'i0002', rating: 5, helped: 1, role: null, month: '2026-11', hidden: 0 }
    await db
      .insertInto('comment')
      .values({ ...row, id: `k${round}`, text: `Avis ${round}`, accepted_at: new Date().toISOString() })
      .execute()
    await markChanged(db)
    // Somewhere between the look for changes and the end of the release.
    await pause(700 * round)
    await (round % 2 ? one : other).kill()
    await (round % 2 ? one : other).start()
    for (const end = Date.now() + 60_000; Date.now() < end && !held.comments.some(({ id }) => id === `k${round}`); ) {
      await pause(300)
      held = await follow(held, round % 2 ? other.port : one.port)
    }
    expect(held.comments.map(({ id }) => id)).toContain(`k${round}`)
  }
  const versions = (await db.selectFrom('release').select('version').orderBy('version').execute()).map(({ version }) => version)
  expect(versions).toEqual(Array.from({ length: versions.length }, (_, at) => at + 1))
  expect(await get(one.port, '/guide/manifest.json')).toEqual(await get(other.port, '/guide/manifest.json'))
})
