// @vitest-environment node
/** What people wrote reaches the server once, whatever the network does: 0 lost, 0 doubled, 0 stuck. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { keepForm, moveContributions, readContribution, readOutbox, renewContribution, submitForm } from '../../src/app/store/outbox.ts'
import { outboxDatabase } from '../../src/app/store/outbox-database.ts'
import { newId } from '../../src/app/store/outbox-ids.ts'
import { asSoleSender } from '../../src/app/sync/outbox-lock.ts'
import { sendWaiting } from '../../src/app/sync/outbox-sender.ts'
import { parseContribution } from '../../src/contract/contributions.ts'
import { type Contribution, contentOf, intakeOf } from '../../src/domain/contribution.ts'

type Held = { revision: number; contentHash: string; receiptHash: string; state: 'received' | 'published' | 'withdrawn'; text: string }
type Trouble = (request: Contribution[], response: ServerResponse, take: () => unknown) => void

/** A server that keeps the contract's rule of intake, and a trouble for each of its next requests. */
const held = new Map<string, Held>()
const seen: Contribution[][] = []
let troubles: Trouble[] = []

function take(contribution: Contribution) {
  const { id } = contribution
  const parsed = parseContribution(contribution)
  if ('fault' in parsed) return { id, outcome: 'refused', error: { code: 'invalid', message: 'non', field: parsed.fault.field } }
  const arriving = { revision: contribution.revision, contentHash: JSON.stringify(contentOf(contribution)), receiptHash: contribution.receiptHash }
  const intake = intakeOf(held.get(id), arriving)
  if (intake === 'insert' || intake === 'replace')
    held.set(id, { ...arriving, state: 'received', text: (contribution.body as { text: string }).text })
  if (intake === 'id-conflict' || intake === 'already-decided' || intake === 'withdrawn')
    return { id, outcome: 'refused', error: { code: intake, message: 'non' } }
  return { id, outcome: intake === 'duplicate' ? 'duplicate' : 'received' }
}

const say = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))

async function answer(request: IncomingMessage, response: ServerResponse) {
  let body = ''
  for await (const part of request) body += part
  if (request.url?.endsWith('/withdraw')) {
    const id = request.url.split('/')[3] ?? ''
    const known = held.get(id)
    if (!known) return say(response, 404, { error: { code: 'not-found', message: '' } })
    held.set(id, { ...known, state: 'withdrawn', text: '' })
    return response.writeHead(204).end()
  }
  const { contributions } = JSON.parse(body) as { contributions: Contribution[] }
  seen.push(contributions)
  const takeAll = () => ({ results: contributions.map(take) })
  const trouble = troubles.shift()
  if (trouble) return trouble(contributions, response, takeAll)
  return say(response, 200, takeAll())
}

const server = createServer((request, response) => void answer(request, response))
const realFetch = globalThis.fetch

beforeEach(async () => {
  await outboxDatabase.delete()
  await outboxDatabase.open()
  held.clear()
  seen.length = 0
  troubles = []
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  globalThis.fetch = ((url: string, options: RequestInit) => realFetch(base + url, options)) as typeof fetch
})
afterEach(async () => {
  globalThis.fetch = realFetch
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function write(text: string, id = newId()): Promise<string> {
  const form = { initiativeId: 'i0001', text }
  await submitForm(id, 'comment', { type: 'submit', form, body: form, language: 'fr', role: undefined })
  return id
}
const stateOf = async (id: string) => (await readContribution(id))?.state
const fail =
  (status: number, headers: Record<string, string> = {}): Trouble =>
  (_request, response) =>
    void say(response, status, { error: { code: 'unavailable', message: '' } }, headers)
const cutAnswer: Trouble = (_request, response) => {
  response.writeHead(200, { 'Content-Length': '900' })
  response.write('{"results":[', () => setTimeout(() => response.destroy(), 50))
}
const dropAfterTaking: Trouble = (_request, response, takeAll) => {
  takeAll()
  response.destroy()
}

test('what is written is sent, once, and deleted from nowhere', async () => {
  const id = await write('Bien')
  expect(await sendWaiting()).toBe(0)
  expect(await stateOf(id)).toBe('received')
  expect(held.get(id)?.text).toBe('Bien')
  expect(await sendWaiting('all')).toBe(0)
  expect(seen).toHaveLength(1)
})

test('the receipt’s hash is that of the secret’s text', async () => {
  const id = await write('Bien')
  await sendWaiting()
  const row = await readContribution(id)
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(row?.secret))
  expect(held.get(id)?.receiptHash).toBe(Buffer.from(digest).toString('hex'))
})

test.each<[string, Trouble, string]>([
  ['the answer is lost after the server wrote it down', dropAfterTaking, 'no-answer'],
  ['500', fail(500), 'server'],
  ['503', fail(503), 'server'],
  ['503 with Retry-After', fail(503, { 'Retry-After': '1' }), 'busy'],
  ['429 with Retry-After', fail(429, { 'Retry-After': '2' }), 'busy'],
  ['503 with a date to come back at', fail(503, { 'Retry-After': new Date(Date.now() + 120_000).toUTCString() }), 'busy'],
  ['408', fail(408), 'server'],
  ['a captive portal’s page', (_r, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Wifi</html>'), 'portal'],
  ['a captive portal’s redirection', (_r, response) => void response.writeHead(302, { Location: '/wifi' }).end(), 'no-answer'],
  ['JSON that is not ours', (_r, response) => void say(response, 200, { ok: true }), 'portal'],
  ['an answer that names another id', (_r, response) => void say(response, 200, { results: [{ id: 'other', outcome: 'received' }] }), 'server'],
  ['an answer cut in the middle', cutAnswer, 'no-answer'],
  ['401 from something in between', fail(401), 'server'],
])('%s: it waits, says why, and arrives once', async (_what, trouble, cause) => {
  const id = await write('Bien')
  troubles = [trouble]
  expect(await sendWaiting()).toBe(1)
  const row = await readContribution(id)
  expect(row).toMatchObject({ state: 'waiting', cause, attempts: 1 })
  expect(row?.nextTryAt).toBeGreaterThan(Date.now())
  expect(await sendWaiting('due')).toBe(1)
  expect(seen).toHaveLength(1)
  expect(await sendWaiting('all')).toBe(0)
  expect(await stateOf(id)).toBe('received')
  expect(held.size).toBe(1)
})

test('a server that asked to hold back is left alone when the page is seen again', async () => {
  await write('Bien')
  troubles = [fail(429, { 'Retry-After': '60' })]
  await sendWaiting()
  await sendWaiting('again')
  expect(seen).toHaveLength(1)
})

test('edited-after-a-half-send: the new words arrive, and no conflict is left', async () => {
  const id = await write('Premier')
  troubles = [dropAfterTaking]
  await sendWaiting()
  await write('Second', id)
  expect(await sendWaiting('all')).toBe(0)
  expect(held.get(id)).toMatchObject({ revision: 2, text: 'Second' })
  expect(await stateOf(id)).toBe('received')
})

test('edited while it is being sent: the answer to the old words does not pass for the new', async () => {
  const id = await write('Premier')
  troubles = [(_request, response, takeAll) => void write('Second', id).then(() => say(response, 200, takeAll()))]
  expect(await sendWaiting()).toBe(0)
  expect(seen).toHaveLength(2)
  expect(held.get(id)).toMatchObject({ revision: 2, text: 'Second' })
})

test('killed while sending: found again, sent again, held once', async () => {
  const id = await write('Bien')
  await moveContributions([id], () => ({ type: 'attempt', receiptHash: 'a'.repeat(64) }))
  expect(await stateOf(id)).toBe('sending')
  expect(await sendWaiting()).toBe(0)
  expect(await stateOf(id)).toBe('received')
  expect(held.get(id)?.receiptHash).toBe('a'.repeat(64))
})

test('two-tabs-send-once, by the browser’s locks', async () => {
  await Promise.all([write('Un'), write('Deux')])
  await Promise.all([sendWaiting(), sendWaiting(), sendWaiting()])
  expect(seen).toHaveLength(1)
  expect(held.size).toBe(2)
})

function hideLocks() {
  Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'locks'))
}

test('two-tabs-send-once, by a lease where there are no locks', async () => {
  hideLocks()
  await Promise.all([write('Un'), write('Deux')])
  await Promise.all([sendWaiting(), sendWaiting()])
  expect(seen).toHaveLength(1)
  expect(held.size).toBe(2)
})

test('a lease left by a tab that was killed, or dated by a clock that jumped, holds nobody up', async () => {
  hideLocks()
  await write('Bien')
  await outboxDatabase.marks.put({ name: 'lease', at: Date.now() + 86_400_000, owner: 'dead' })
  expect(await sendWaiting()).toBe(0)
})

test('413 splits the batch; one that is too large by itself needs its author, the others go on', async () => {
  const ids = [await write('a'), await write('trop'), await write('c'), await write('d')]
  const tooLarge: Trouble = (contributions, response, takeAll) =>
    contributions.some(({ body }) => 'text' in body && body.text === 'trop')
      ? void fail(413)(contributions, response, takeAll)
      : void say(response, 200, takeAll())
  troubles = Array.from({ length: 10 }, () => tooLarge)
  expect(await sendWaiting()).toBe(0)
  expect(await Promise.all(ids.map(stateOf))).toEqual(['received', 'needs-you', 'received', 'received'])
  expect(await readContribution(ids[1] ?? '')).toMatchObject({ cause: 'too-large', form: { text: 'trop' } })
})

test('one that is refused says which field, and never blocks the others', async () => {
  const bad = newId()
  await submitForm(bad, 'comment', { type: 'submit', form: {}, body: { initiativeId: '', text: 'x' }, language: 'fr', role: undefined })
  const good = await write('Bien')
  expect(await sendWaiting()).toBe(0)
  expect(await readContribution(bad)).toMatchObject({ state: 'needs-you', cause: 'invalid', field: 'body.initiativeId' })
  expect(await stateOf(good)).toBe('received')
})

test('an id known with other words: never dropped, and sent anew under a new id', async () => {
  const id = await write('Bien')
  held.set(id, { revision: 1, contentHash: 'other', receiptHash: 'other', state: 'received', text: 'autre' })
  await sendWaiting()
  expect(await readContribution(id)).toMatchObject({ state: 'needs-you', cause: 'id-conflict' })
  await renewContribution(id)
  expect(await sendWaiting()).toBe(0)
  expect([...held.values()].map(({ text }) => text)).toEqual(['autre', 'Bien'])
  expect((await readOutbox()).map(({ state }) => state)).toEqual(['received'])
})

test('a change after the decision, or after a withdrawal, gets a final answer', async () => {
  const [decided, gone] = [await write('a'), await write('b')]
  await sendWaiting()
  for (const id of [decided, gone]) {
    const known = held.get(id)
    if (known) held.set(id, { ...known, state: id === decided ? 'published' : 'withdrawn' })
    await write('autre', id)
  }
  expect(await sendWaiting()).toBe(0)
  expect(await readContribution(decided)).toMatchObject({ state: 'received', cause: 'already-decided', body: { text: 'a' } })
  expect((await readOutbox()).at(-1)).toMatchObject({ state: 'draft', form: { text: 'autre' } })
  expect(await readContribution(gone)).toMatchObject({ state: 'withdrawn' })
})

test('withdrawn before any sending: the server never hears of it', async () => {
  const id = await write('Bien')
  await moveContributions([id], () => ({ type: 'withdraw' }))
  expect(await sendWaiting()).toBe(0)
  expect(seen).toEqual([])
  expect(await stateOf(id)).toBe('withdrawn')
})

test('withdrawn after a lost answer: the server forgets it, and nothing brings it back', async () => {
  const id = await write('Bien')
  troubles = [dropAfterTaking]
  await sendWaiting()
  await moveContributions([id], () => ({ type: 'withdraw' }))
  expect(await sendWaiting('all')).toBe(0)
  expect(held.get(id)).toMatchObject({ state: 'withdrawn', text: '' })
  expect(await stateOf(id)).toBe('withdrawn')
})

test('withdrawn, but it had never arrived: done', async () => {
  const id = await write('Bien')
  troubles = [fail(503)]
  await sendWaiting()
  await moveContributions([id], () => ({ type: 'withdraw' }))
  expect(await sendWaiting('all')).toBe(0)
  expect(held.size).toBe(0)
})

test('two hundred wait: all arrive, in order, fifty at most at a time', async () => {
  const ids: string[] = []
  for (let at = 0; at < 200; at += 1) ids.push(await write(`avis ${at}`))
  expect(await sendWaiting()).toBe(0)
  expect(seen.flat().map(({ id }) => id)).toEqual(ids)
  expect(Math.max(...seen.map((batch) => batch.length))).toBeLessThanOrEqual(50)
})

test('on a page without https nothing is lost: it waits and says why', async () => {
  const { subtle } = crypto
  Object.defineProperty(crypto, 'subtle', { configurable: true, value: undefined })
  const id = await write('Bien')
  expect(await sendWaiting()).toBe(1)
  Object.defineProperty(crypto, 'subtle', { configurable: true, value: subtle })
  expect(await readContribution(id)).toMatchObject({ state: 'waiting', cause: 'insecure', attempts: 0 })
  expect(await sendWaiting('all')).toBe(0)
})

test('what is typed is kept as a draft, and a draft is never sent', async () => {
  const id = newId()
  await keepForm(id, 'comment', { text: 'B' })
  await keepForm(id, 'comment', { text: 'Bi' })
  expect(await sendWaiting('all')).toBe(0)
  expect(await readContribution(id)).toMatchObject({ state: 'draft', form: { text: 'Bi' } })
  expect(seen).toEqual([])
})

/** Something on the way that dislikes one text, and lets every other pass. */
const firewall: Trouble = (contributions, response, takeAll) =>
  contributions.some(({ body }) => 'text' in body && body.text === 'select')
    ? void fail(403)(contributions, response, takeAll)
    : void say(response, 200, takeAll())

test('one text that a firewall refuses waits by itself; all the others arrive, and it is tried again', async () => {
  const ids = [await write('a'), await write('select'), await write('c'), await write('d')]
  troubles = Array.from({ length: 20 }, () => firewall)
  expect(await sendWaiting('all')).toBe(1)
  expect(await Promise.all(ids.map(stateOf))).toEqual(['received', 'waiting', 'received', 'received'])
  expect(await readContribution(ids[1] ?? '')).toMatchObject({ cause: 'server', attempts: 1 })
  const later = await write('e')
  expect(await sendWaiting('all')).toBe(1)
  expect(await stateOf(later)).toBe('received')
  troubles = []
  expect(await sendWaiting('all')).toBe(0)
})

/** Everything is answered 500 but what this lets pass. */
const failingUnless =
  (passes: (contributions: Contribution[]) => boolean): Trouble =>
  (contributions, response, takeAll) =>
    void (passes(contributions) ? say(response, 200, takeAll()) : fail(500)(contributions, response, takeAll))
const says = (text: string) => (contributions: Contribution[]) => contributions.some(({ body }) => 'text' in body && body.text === text)
const writeMany = async (count: number) => {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) ids.push(await write(`avis ${at}`))
  return ids
}

test('a server that answers 500 to everything is asked twice at most, then left in peace; when it is well again all arrive', async () => {
  await writeMany(120)
  troubles = Array.from({ length: 1000 }, () => failingUnless(() => false))
  for (let turn = 1; turn <= 4; turn += 1) {
    const before = seen.length
    expect(await sendWaiting('all')).toBe(120)
    expect(seen.length - before).toBeLessThanOrEqual(2)
  }
  expect((await readOutbox()).every(({ cause, nextTryAt }) => cause === 'server' && (nextTryAt ?? 0) > Date.now())).toBe(true)
  troubles = []
  const before = seen.length
  expect(await sendWaiting('all')).toBe(0)
  expect(held.size).toBe(120)
  expect(seen.length - before).toBeLessThanOrEqual(4)
})

test.each([0, 7, 19])(
  'one text that makes the server fail, at place %i of 20, holds nobody up for long, and goes last from then on',
  async (place) => {
    const ids = await writeMany(20)
    const poison = says(`avis ${place}`)
    troubles = Array.from({ length: 1000 }, () => failingUnless((contributions) => !poison(contributions)))
    await sendWaiting('all')
    expect(await sendWaiting('all')).toBe(1)
    expect(seen.length).toBeLessThanOrEqual(14)
    expect(await stateOf(ids[place] ?? '')).toBe('waiting')
    const later = await write('plus tard')
    const before = seen.length
    expect(await sendWaiting('all')).toBe(1)
    expect(await stateOf(later)).toBe('received')
    expect(seen.slice(before).map((batch) => batch.map(({ id }) => id))).toEqual([[later], [ids[place]]])
    troubles = []
    expect(await sendWaiting('all')).toBe(0)
  },
)

test('five texts that make the server fail, first of all: a few tries, and every other has arrived', async () => {
  const ids = await writeMany(20)
  const poisons = ids.slice(0, 5)
  troubles = Array.from({ length: 1000 }, () => failingUnless((contributions) => !contributions.some(({ id }) => poisons.includes(id))))
  for (let turn = 0; turn < 6; turn += 1) await sendWaiting('all')
  expect((await readOutbox()).filter(({ state }) => state === 'waiting').map(({ id }) => id)).toEqual(poisons)
})

test('a server that fails from the second request on is soon left in peace too', async () => {
  await writeMany(20)
  troubles = [fail(500), (_request, response, takeAll) => void say(response, 200, takeAll()), ...Array.from({ length: 100 }, () => fail(500))]
  expect(await sendWaiting('all')).toBe(19)
  expect(seen.length).toBeLessThanOrEqual(14)
})

test('to take back a word never waits behind another that does not get through', async () => {
  const gone = await write('à retirer')
  await sendWaiting()
  await moveContributions([gone], () => ({ type: 'withdraw' }))
  await write('autre')
  troubles = [fail(503)]
  expect(await sendWaiting('all')).toBe(1)
  expect(held.get(gone)).toMatchObject({ state: 'withdrawn', text: '' })
  expect(await stateOf(gone)).toBe('withdrawn')
})

test('ten words to take back from a server that answers 500: three tries at most, and all are taken back when it is well again', async () => {
  const ids = await writeMany(10)
  await sendWaiting()
  await moveContributions(ids, () => ({ type: 'withdraw' }))
  const wellAgain = globalThis.fetch
  const ailing = vi.fn(async () => new Response('{}', { status: 500 }))
  globalThis.fetch = ailing as typeof fetch
  expect(await sendWaiting('all')).toBe(10)
  expect(ailing.mock.calls.length).toBeLessThanOrEqual(3)
  globalThis.fetch = wellAgain
  expect(await sendWaiting('all')).toBe(0)
  expect((await readOutbox()).every(({ state }) => state === 'withdrawn')).toBe(true)
})

test('a date to come back at is obeyed', async () => {
  const id = await write('Bien')
  troubles = [fail(503, { 'Retry-After': new Date(Date.now() + 120_000).toUTCString() })]
  await sendWaiting()
  expect((await readContribution(id))?.nextTryAt).toBeGreaterThan(Date.now() + 100_000)
})

test('a tab put to sleep while it sends holds the lock a minute and a half, not for ever', async () => {
  let wake = () => {}
  const asleep = navigator.locks.request(
    'outbox',
    () =>
      new Promise<void>((resolve) => {
        wake = resolve
      }),
  )
  asleep.catch(() => {})
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const sent = asSoleSender(async () => 'sent')
  await vi.advanceTimersByTimeAsync(89_000)
  expect(await Promise.race([sent, Promise.resolve('waits')])).toBe('waits')
  await vi.advanceTimersByTimeAsync(2000)
  expect(await sent).toBe('sent')
  wake()
})
