import { createHash, randomBytes } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import type { ContributionResult } from '../../src/contract/contributions.ts'
import type { Contribution } from '../../src/domain/contribution.ts'
import { sendApiError, setUpApi } from '../../src/server/api/set-up-api.ts'
import { receive } from '../../src/server/contributions/receive.ts'
import { eraseOld } from '../../src/server/contributions/retention.ts'
import { serveContributions } from '../../src/server/contributions/routes.ts'
import type { Engine } from '../../src/server/db/database.ts'
import { type OpenDatabase, openDatabase } from '../../src/server/db/open.ts'
import { comment, newSecret, type Sent, sha256 } from './contribution-samples.ts'
import { ENGINES, freshPlace } from './databases.ts'
import { removeTemporaryFolders } from './sample-pack.ts'

afterAll(removeTemporaryFolders)

async function started(engine: Engine, { perMinute = 100_000, place }: { perMinute?: number; place?: string } = {}) {
  const opened: OpenDatabase = await openDatabase(place ?? (await freshPlace(engine)))
  const app: FastifyInstance = Fastify({ trustProxy: (_address: string, hop: number) => hop < 1 })
  await setUpApi(app)
  app.setErrorHandler(sendApiError)
  await serveContributions(app, { db: opened.db, engine, perMinute })
  const post = (url: string, payload: unknown, headers = {}) => app.inject({ method: 'POST', url, payload: payload as object, headers })
  const send = async (...sent: (Sent | Contribution | unknown)[]) => {
    const contributions = sent.map((one) => (one as Sent)?.contribution ?? one)
    const reply = await post('/api/contributions', { contributions })
    return (reply.json() as { results: ContributionResult[] }).results
  }
  const close = async () => {
    await app.close()
    await opened.close()
  }
  return { ...opened, app, post, send, close }
}

const outcomes = (results: ContributionResult[]) => results.map(({ outcome, error }) => error?.code ?? outcome)

describe.each(ENGINES)('%s', (engine) => {
  test('a replay is a success and doubles nothing, also within one request and at the same moment', async () => {
    const { db, send, close } = await started(engine)
    const sent = comment()
    expect(outcomes(await send(sent, sent))).toEqual(['received', 'duplicate'])
    expect(outcomes(await send(sent))).toEqual(['duplicate'])
    const other = comment()
    const all = await Promise.all(Array.from({ length: 20 }, () => send(other)))
    expect(all.flatMap(outcomes).filter((outcome) => outcome === 'received')).toHaveLength(1)
    expect(await db.selectFrom('contribution').select('id').execute()).toHaveLength(2)
    await close()
  })

  test('same revision with another content, or from somebody else, is refused; the first stays', async () => {
    const { db, send, close } = await started(engine)
    const sent = comment()
    await send(sent)
    const changed = { ...sent.contribution, body: { initiativeId: 'i0001', text: 'autre chose' } }
    expect(outcomes(await send(changed, { ...sent.contribution, receiptHash: sha256(newSecret()) }))).toEqual(['id-conflict', 'id-conflict'])
    expect((await db.selectFrom('contribution').select('body').executeTakeFirstOrThrow()).body).toContain('Bon accueil')
    await close()
  })

  test('a later revision replaces while nobody decided, in whatever order copies arrive', async () => {
    const { db, send, close } = await started(engine)
    const sent = comment()
    const second = { ...sent.contribution, revision: 2, body: { initiativeId: 'i0001', text: 'corrigé' } }
    expect(outcomes(await send(sent, second, sent))).toEqual(['received', 'received', 'duplicate'])
    expect((await db.selectFrom('contribution').select(['revision', 'body']).executeTakeFirstOrThrow()).body).toContain('corrigé')
    await db.updateTable('contribution').set({ state: 'published', decided_at: '2026-11-22T11:00:00.000Z' }).execute()
    expect(outcomes(await send({ ...second, revision: 3 }, second))).toEqual(['already-decided', 'duplicate'])
    await close()
  })

  test('withdrawn: the text is gone, a replay never brings it back, repeating is fine', async () => {
    const { db, send, post, close } = await started(engine)
    const sent = comment()
    const { id } = sent.contribution
    await send(sent)
    expect((await post(`/api/contributions/${id}/withdraw`, { secret: newSecret() })).statusCode).toBe(404)
    expect((await post(`/api/contributions/${id}/withdraw`, { secret: sent.secret })).statusCode).toBe(204)
    expect((await post(`/api/contributions/${id}/withdraw`, { secret: sent.secret })).statusCode).toBe(204)
    expect(outcomes(await send(sent, { ...sent.contribution, revision: 2 }))).toEqual(['withdrawn', 'withdrawn'])
    const row = await db.selectFrom('contribution').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'withdrawn', body: null, role: null, language: null, created_at: null, text_hash: null })
    await close()
  })

  test('a withdrawal that overtakes its contribution closes the id: what arrives later is refused', async () => {
    const { db, send, post, close } = await started(engine)
    const sent = comment()
    expect((await post(`/api/contributions/${sent.contribution.id}/withdraw`, { secret: sent.secret })).statusCode).toBe(404)
    expect(outcomes(await send(sent))).toEqual(['withdrawn'])
    // Like an id that nobody knows, and like a wrong secret.
    expect((await post(`/api/contributions/${sent.contribution.id}/withdraw`, { secret: sent.secret })).statusCode).toBe(404)
    expect((await db.selectFrom('contribution').select('body').executeTakeFirstOrThrow()).body).toBeNull()
    await close()
  })

  test('only the author reads what became of it', async () => {
    const { db, send, post, close } = await started(engine)
    const sent = comment()
    const { id } = sent.contribution
    await send(sent)
    const ask = async (secret: string, which = id) =>
      ((await post('/api/contributions/status', { receipts: [{ id: which, secret }] })).json() as { results: unknown[] }).results[0]
    expect(await ask(sent.secret)).toMatchObject({ id, state: 'received' })
    expect(await ask(newSecret())).toEqual({ id, state: 'unknown' })
    const nobody = comment().contribution.id
    expect(await ask(sent.secret, nobody)).toEqual({ id: nobody, state: 'unknown' })
    const decided = { state: 'declined' as const, reason_code: 'off-topic', reason_note: 'Merci quand même.', decided_at: '2026-11-22T11:00:00.000Z' }
    await db.updateTable('contribution').set(decided).execute()
    expect(await ask(sent.secret)).toEqual({
      id,
      state: 'declined',
      at: decided.decided_at,
      reasonCode: 'off-topic',
      reason: 'Le texte ne parle pas de cette initiative. Merci quand même.',
    })
    await close()
  })

  test.each([
    ['hex, as written', (bytes: Buffer) => bytes.toString('hex'), (bytes: Buffer) => bytes.toString('hex')],
    ['hex, by its bytes', (bytes: Buffer) => bytes.toString('hex'), (bytes: Buffer) => bytes],
    ['base64url, by its bytes', (bytes: Buffer) => bytes.toString('base64url'), (bytes: Buffer) => bytes],
  ])('a secret is known again: %s', async (_what, write, hashed) => {
    const { send, post, close } = await started(engine)
    const bytes = randomBytes(16)
    const { contribution } = comment({ receiptHash: createHash('sha256').update(hashed(bytes)).digest('hex') })
    await send(contribution)
    const reply = await post('/api/contributions/status', { receipts: [{ id: contribution.id, secret: write(bytes) }] })
    expect((reply.json() as { results: unknown[] }).results[0]).toMatchObject({ state: 'received' })
    await close()
  })

  test('one bad contribution never blocks the others, and its field is named', async () => {
    const { send, close } = await started(engine)
    const good = comment()
    const results = await send(null, { ...comment().contribution, body: { initiativeId: 'i0001', text: 'x\u0000' } }, good, { id: 'x'.repeat(9999) })
    expect(outcomes(results)).toEqual(['invalid', 'invalid', 'received', 'invalid'])
    expect(results[1]?.error).toEqual({ code: 'invalid', field: 'body.text', message: 'Ce texte contient un caractère qui ne peut pas être gardé.' })
    await close()
  })

  test('text is stored as sent: quotes, markup, emoji, bidi, spaces, NFC', async () => {
    const { db, send, close } = await started(engine)
    const text = `  <img src=x onerror=alert(1)> '; drop table contribution; -- \u202Eabc 👨‍👩‍👧 e\u0301\n\n\tfin  `
    await send(comment({ body: { initiativeId: 'i0001', text } }))
    const { body } = await db.selectFrom('contribution').select('body').executeTakeFirstOrThrow()
    expect(JSON.parse(body ?? '').text).toBe(text.normalize('NFC'))
    await close()
  })

  test('an unknown initiative is received: the phone may be older or newer', async () => {
    const { send, close } = await started(engine)
    expect(outcomes(await send(comment({ body: { initiativeId: 'never-heard-of', rating: 3 } })))).toEqual(['received'])
    await close()
  })

  test('refused and withdrawn texts are erased after their time, waiting ones never', async () => {
    const { db, send, close } = await started(engine)
    await send(comment(), comment(), comment())
    const [first, second] = await db.selectFrom('contribution').select('id').orderBy('id').execute()
    const declined = { state: 'declined' as const, reason_note: 'mot', decided_at: '2026-01-01T00:00:00.000Z' }
    await db
      .updateTable('contribution')
      .set(declined)
      .where('id', '=', first?.id ?? '')
      .execute()
    await db
      .updateTable('contribution')
      .set({ ...declined, decided_at: '2026-11-01T00:00:00.000Z' })
      .where('id', '=', second?.id ?? '')
      .execute()
    expect(await eraseOld(db, { contributionDays: 90 }, new Date('2026-11-22'))).toBe(1)
    const rows = await db.selectFrom('contribution').select(['body', 'state', 'reason_note']).orderBy('id').execute()
    expect(rows.map(({ body, reason_note }) => [body !== null, reason_note])).toEqual([
      [false, null],
      [true, 'mot'],
      [true, null],
    ])
    await close()
  })

  test('what was decided long ago keeps no minute, no name of who decided, and of a refusal not even what it was about', async () => {
    const { db, send, post, close } = await started(engine)
    const [refused, shown] = [comment(), comment()]
    await send(refused, shown)
    const decided = { decided_at: '2026-01-02T11:22:33.000Z', decided_by: 'm1', received_at: '2026-01-01T10:20:30.000Z' }
    await db
      .updateTable('contribution')
      .set({ ...decided, state: 'declined', reason_code: 'off-topic' })
      .where('id', '=', refused.contribution.id)
      .execute()
    await db
      .updateTable('contribution')
      .set({ ...decided, state: 'published' })
      .where('id', '=', shown.contribution.id)
      .execute()
    await eraseOld(db, { contributionDays: 90 }, new Date('2026-11-22'))
    const days = { received_at: '2026-01-01T00:00:00.000Z', decided_at: '2026-01-02T00:00:00.000Z', decided_by: null, body: null }
    const read = (id: string) => db.selectFrom('contribution').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(await read(refused.contribution.id)).toMatchObject({ ...days, initiative_id: null, reason_code: 'off-topic' })
    expect(await read(shown.contribution.id)).toMatchObject({ ...days, initiative_id: 'i0001' })
    const receipts = [refused, shown].map(({ contribution: { id }, secret }) => ({ id, secret }))
    const { results } = (await post('/api/contributions/status', { receipts })).json() as { results: object[] }
    expect(results).toMatchObject([
      { state: 'declined', reasonCode: 'off-topic' },
      { state: 'published', initiativeId: 'i0001' },
    ])
    expect(outcomes(await send(refused, { ...refused.contribution, revision: 2 }))).toEqual(['duplicate', 'already-decided'])
    await close()
  })

  test('a correction of one’s own is no repeat; the same words of somebody else are', async () => {
    const { db, send, close } = await started(engine)
    const sent = comment()
    await send(sent, { ...sent.contribution, revision: 2, role: 'helped' })
    for (let revision = 3; revision < 6; revision += 1) await send({ ...sent.contribution, revision })
    expect((await db.selectFrom('contribution').select('spam').executeTakeFirstOrThrow()).spam).toBe(0)
    const other = comment()
    await send(other)
    const row = await db.selectFrom('contribution').select('spam').where('id', '=', other.contribution.id).executeTakeFirstOrThrow()
    expect(row.spam).toBeCloseTo(0.2)
    await close()
  })

  test('two servers receive the same hundred at once: each is stored once', async () => {
    const place = await freshPlace(engine)
    const a = await started(engine, { place })
    const b = await started(engine, { place })
    const all = Array.from({ length: 100 }, () => comment().contribution)
    const sendAll = async (db: typeof a.db) => {
      for (let tries = 0; tries < 50; tries += 1) {
        try {
          return await receive(db, engine, all, new Date())
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      throw new Error('never went through')
    }
    const [one, two] = await Promise.all([sendAll(a.db), sendAll(b.db)])
    expect(one.map((outcome, at) => [outcome, two[at]].sort().join())).toEqual(all.map(() => 'duplicate,insert'))
    await a.close()
    await b.close()
  })
})

describe('requests that are not contributions', () => {
  test.each([
    ['not JSON', '{', 400, 'malformed', 'application/json'],
    ['no list', '{"contributions":{}}', 400, 'malformed', 'application/json'],
    ['another type', 'x=1', 415, 'unsupported-media-type', 'application/x-www-form-urlencoded'],
    ['too many', JSON.stringify({ contributions: Array.from({ length: 51 }, () => 1) }), 413, 'too-large', 'application/json'],
    ['too heavy', JSON.stringify({ contributions: ['x'.repeat(300_000)] }), 413, 'too-large', 'application/json'],
  ])('%s', async (_what, payload, status, code, type) => {
    const { app, close } = await started('sqlite')
    const reply = await app.inject({
      method: 'POST',
      url: '/api/contributions',
      payload,
      headers: { 'content-type': type, 'accept-language': 'en-GB,en;q=0.9' },
    })
    expect([reply.statusCode, reply.json().error.code]).toEqual([status, code])
    expect(reply.json().error.message).toMatch(/^[A-Z][\x20-\x7e]+\.$|JSON/)
    await close()
  })

  test('an empty list is answered by an empty list', async () => {
    const { post, close } = await started('sqlite')
    const reply = await post('/api/contributions', { contributions: [] })
    expect([reply.statusCode, reply.json()]).toEqual([200, { results: [] }])
    await close()
  })

  test('one subscriber of IPv6 counts once, and an IPv4 address once however it is written', async () => {
    const { post, close } = await started('sqlite', { perMinute: 2 })
    const from = async (address: string) => (await post('/api/contributions/status', { receipts: [] }, { 'x-forwarded-for': address })).statusCode
    expect([await from('2001:db8:1:1::1'), await from('2001:db8:1:1:ffff::2'), await from('2001:db8:1:1::3')]).toEqual([200, 200, 429])
    expect(await from('2001:db8:1:2::1')).toBe(200)
    expect([await from('203.0.113.9'), await from('::ffff:203.0.113.9'), await from('203.0.113.9')]).toEqual([200, 200, 429])
    await close()
  })

  test('too many requests are told when to come back; somebody else behind the same proxy is not stopped', async () => {
    const { post, close } = await started('sqlite', { perMinute: 3 })
    const from = (address: string) => post('/api/contributions', { contributions: [comment().contribution] }, { 'x-forwarded-for': address })
    for (let at = 0; at < 3; at += 1) expect((await from('203.0.113.1')).statusCode).toBe(200)
    const refused = await from('203.0.113.1')
    expect([refused.statusCode, refused.json().error.code]).toEqual([429, 'too-many-requests'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await from('203.0.113.2')).statusCode).toBe(200)
    await close()
  })

  test('a database that is gone for a while answers 503 with Retry-After, and nothing is acknowledged', async () => {
    const { post, db, close } = await started('sqlite')
    const busy = await openDatabase((await freshPlace('sqlite')) as string)
    await busy.close()
    await db.destroy()
    const reply = await post('/api/contributions', { contributions: [comment().contribution] })
    expect([500, 503]).toContain(reply.statusCode)
    expect(reply.json()).not.toHaveProperty('results')
    await close().catch(() => {})
  })
})
