/** Every hostile string, through intake, moderation and publication: never a 5xx, and what readers get is what was sent, or a reason by field. */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/contract/canonical-json.ts'
import type { Comment, Release } from '../../src/domain/guide.ts'
import { sendApiError, setUpApi } from '../../src/server/api/set-up-api.ts'
import { serveContributions } from '../../src/server/contributions/routes.ts'
import { publish } from '../../src/server/releases/publish.ts'
import { ReleaseReader } from '../../src/server/releases/release-reader.ts'
import { serveReleases } from '../../src/server/releases/routes.ts'
import { sha256 } from '../server/contribution-samples.ts'
import { ENGINES } from '../server/databases.ts'
import { removeTemporaryFolders, temporaryFolder } from '../server/sample-pack.ts'
import { type Asking, member, staffServer } from '../server/staff-server.ts'

afterAll(removeTemporaryFolders)

/** Ours; the big lists beside the project are used too where they exist. */
const OWN = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE contribution; --",
  '\u202Egnirts\u202C',
  '\uD800',
  'x\u0000y',
  '👩‍👩‍👧‍👦 e\u0301',
  '\\u0000',
  '%00',
  '   ',
  'é'.repeat(1001),
  '__proto__',
  '$1 ${x} {{y}}',
  '\u2028\u2029\uFEFF',
]
const FOLDER = '../shared/fixtures/adverse'

/** Every text in a JSON value, names of fields included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return value && typeof value === 'object' ? Object.entries(value).flatMap(([name, one]) => [name, ...textsIn(one)]) : []
}

/** The strings of each file. */
function listed(): string[][] {
  if (!existsSync(FOLDER)) return []
  const files = readdirSync(FOLDER).filter((name) => /\.(json|txt)$/.test(name))
  return files.map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8')
    return name.endsWith('.json') ? textsIn(JSON.parse(text)) : text.split('\n')
  })
}

const LISTS = [OWN, ...listed()]
const STRINGS = [...new Set(LISTS.flat())]
/** One in so many of each file is proposed to a moderator and accepted, and never fewer than so many. */
const EVERY = 10
const LEAST = 20
const toAccept = (list: string[]) => list.filter((_one, at) => at % Math.max(1, Math.min(EVERY, Math.floor(list.length / LEAST))) === 0)
const ACCEPTED = new Set(LISTS.flatMap(toAccept))
const rawBodies = () =>
  ['test_parsing', 'test_transform'].flatMap((name) => {
    const folder = join(FOLDER, 'JSONTestSuite', name)
    return existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file))) : []
  })

const comment = (text: string) => ({
  id: randomUUID(),
  kind: 'comment',
  revision: 1,
  createdAt: '2026-11-22T10:00:00.000Z',
  language: 'fr',
  receiptHash: sha256('secret'),
  body: { initiativeId: 'i0001', text },
})
const suggestion = (text: string) => ({
  ...comment(text),
  kind: 'suggestion',
  body: {
    name: text,
    needs: [text],
    summary: text,
    website: text,
    phone: text,
    email: text,
    address: text,
    commune: text,
    cost: text,
    comment: text,
  },
})
const report = (text: string) => ({
  ...comment(text),
  kind: 'report',
  body: { target: { kind: 'initiative', id: 'i0001' }, reason: 'wrong-contact', text, proposed: { phone: text, website: text } },
})

const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

type Result = { id: string; outcome: string; error?: { code: string; field?: string; message: string } }

/** As the phone does: what is too much for one request goes one by one. */
async function send(app: FastifyInstance, contributions: object[]): Promise<Result[]> {
  const reply = await app.inject({ method: 'POST', url: '/api/contributions', payload: { contributions } })
  if (reply.statusCode === 413 && contributions.length > 1) {
    const results: Result[] = []
    for (const one of contributions) results.push(...(await send(app, [one])))
    return results
  }
  if (reply.statusCode === 413) return [{ id: '', outcome: 'refused', error: { code: 'invalid', field: 'body', message: 'too large' } }]
  expect(reply.statusCode).toBe(200)
  return (reply.json() as { results: Result[] }).results
}

/** @param onReceived is told of each that was not refused. */
async function sendAll(app: FastifyInstance, make: (text: string) => object, onReceived: (id: string, text: string) => void) {
  for (const part of inParts(STRINGS, 40)) {
    for (const [at, result] of (await send(app, part.map(make))).entries()) {
      if (result.outcome !== 'refused') onReceived(result.id, part[at] ?? '')
      else expect(result).toMatchObject({ error: { code: 'invalid', field: expect.any(String), message: expect.any(String) } })
    }
  }
}

/** Taken over as it is, or refused with the fields that are wrong. */
async function acceptAsProposed(ask: Asking, id: string) {
  const looked = await ask('GET', `/contributions/${id}`)
  expect(looked.status).toBe(200)
  const { proposed: initiative, current } = looked.body as { proposed?: object; current?: { revision: number } }
  const basis = { ...(initiative ? { initiative } : {}), ...(current ? { revision: current.revision } : {}) }
  const { status, body } = await ask('POST', `/contributions/${id}/accept`, { ...basis, check: { how: 'phone' } })
  expect([200, 409, 422]).toContain(status)
  if (status === 422) expect((body as { error: { fields?: unknown[] } }).error.fields?.length).toBeGreaterThan(0)
}

describe.each(ENGINES)('%s', (engine) => {
  test(`${STRINGS.length} hostile strings, from the phone to the release`, async () => {
    const server = await staffServer(engine)
    const { db, now } = server
    const releases = new ReleaseReader(db)
    const app = Fastify({ bodyLimit: 2_000_000 })
    await setUpApi(app)
    app.setErrorHandler(sendApiError)
    await serveContributions(app, { db, engine, perMinute: 1_000_000 })
    await serveReleases(app, releases, temporaryFolder())
    const editor = await member(server, 'editor')
    const accepted = new Map<string, string>()

    const chosen: string[] = []
    const choose = (id: string, text: string) => void (ACCEPTED.has(text) && chosen.push(id))
    await sendAll(app, suggestion, choose)
    await sendAll(app, report, choose)
    await sendAll(app, comment, (id, text) => accepted.set(id, text.normalize('NFC')))

    for (const ids of inParts([...accepted.keys()], 200)) {
      const { status, body } = await editor.ask('POST', '/verdicts', { ids, verdict: 'accept' })
      expect(status).toBe(200)
      expect((body as { results: { error?: string }[] }).results.filter(({ error }) => error)).toEqual([])
    }
    const shown = await db.selectFrom('comment').select(['contribution_id', 'text']).execute()
    expect(shown.filter(({ contribution_id, text }) => accepted.get(contribution_id) !== text)).toEqual([])

    const others = await db.selectFrom('contribution').select(['id', 'body']).where('state', '=', 'received').execute()
    const doubtful = others.filter(({ body }) => body?.includes('u0000')).map(({ id }) => id)
    // Some of every file, and all that look like what no database keeps.
    for (const id of new Set([...chosen, ...doubtful])) await acceptAsProposed(editor.ask, id)

    await publish(db, { now: now(), kind: 'edits' })
    const manifest = await releases.manifest()
    const file = await app.inject({ url: manifest?.full.url ?? '' })
    const release = file.json() as Release
    expect(canonicalJson(release)).toBe(file.body)
    expect(release.comments.length).toBeGreaterThan(0)
    const texts = new Set(accepted.values())
    expect(release.comments.filter(({ text }: Comment) => !texts.has(text ?? ''))).toEqual([])
    await app.close()
    await server.close()
  }, 120_000)

  test('hostile addresses and bodies are refused in JSON, never with a 5xx', async () => {
    const server = await staffServer(engine)
    const app = Fastify()
    await setUpApi(app)
    app.setErrorHandler(sendApiError)
    await serveContributions(app, { db: server.db, engine, perMinute: 1_000_000 })
    const moderator = await member(server, 'moderator')
    for (const payload of rawBodies()) {
      for (const url of ['/api/contributions', '/api/contributions/status']) {
        const { statusCode, body } = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
        expect(statusCode).toBeLessThan(500)
        expect(() => JSON.parse(body)).not.toThrow()
      }
    }
    for (const text of STRINGS.filter((_one, at) => at % 25 === 0)) {
      const encoded = encodeURIComponent(text.replace(/[\uD800-\uDFFF]/g, '?'))
      const withdrawal = await app.inject({ method: 'POST', url: `/api/contributions/${encoded}/withdraw`, payload: { secret: text } })
      expect(withdrawal.statusCode).toBeLessThan(500)
      for (const path of [`/contributions/${encoded}`, `/initiatives?q=${encoded}`, `/queue?cursor=${encoded}&kind=${encoded}`]) {
        expect((await moderator.ask('GET', path)).status).toBeLessThan(500)
      }
    }
    await app.close()
    await server.close()
  }, 120_000)
})
