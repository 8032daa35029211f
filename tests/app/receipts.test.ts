// @vitest-environment node
/** What became of what was received: from the server's answer, and from the guide itself. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { moveContributions, readContribution, submitForm } from '../../src/app/store/outbox.ts'
import { outboxDatabase } from '../../src/app/store/outbox-database.ts'
import { newId } from '../../src/app/store/outbox-ids.ts'
import { askReceipts, readReceiptsInGuide } from '../../src/app/sync/receipts.ts'

const realFetch = globalThis.fetch
let asked: { receipts: { id: string; secret: string }[] }[] = []

beforeEach(async () => {
  await outboxDatabase.delete()
  await outboxDatabase.open()
  asked = []
})
afterEach(() => {
  globalThis.fetch = realFetch
  vi.useRealTimers()
})

function answer(state: string, more: object = {}) {
  globalThis.fetch = (async (_url: string, { body }: RequestInit) => {
    const request = JSON.parse(String(body)) as (typeof asked)[number]
    asked.push(request)
    return new Response(JSON.stringify({ results: request.receipts.map(({ id }) => ({ id, state, ...more })) }))
  }) as typeof fetch
}

async function received(): Promise<string> {
  const id = newId()
  const form = { initiativeId: 'i0001', text: 'Bien' }
  await submitForm(id, 'comment', { type: 'submit', form, body: form, language: 'fr', role: undefined })
  await moveContributions([id], () => ({ type: 'attempt', receiptHash: 'a'.repeat(64) }))
  await moveContributions([id], () => ({ type: 'acknowledged', revision: 1, at: 'x' }))
  return id
}

test('declined: the reason stays with it', async () => {
  const id = await received()
  answer('declined', { reason: 'Le texte nomme une personne.', at: '2026-11-22T00:00:00.000Z' })
  expect(await askReceipts('fr')).toBe(false)
  expect(await readContribution(id)).toMatchObject({ state: 'declined', reason: 'Le texte nomme une personne.' })
})

test('asked at most every ten minutes, whatever the clock does', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T12:00:00Z') })
  await received()
  answer('received')
  await askReceipts('fr')
  await askReceipts('fr')
  expect(asked).toHaveLength(1)
  vi.setSystemTime(Date.parse('2026-11-22T12:11:00Z'))
  await askReceipts('fr')
  expect(asked).toHaveLength(2)
  vi.setSystemTime(Date.parse('2026-11-21T12:00:00Z'))
  await askReceipts('fr')
  expect(asked).toHaveLength(3)
})

test('a server that lost what it had received gets it again', async () => {
  const id = await received()
  answer('unknown')
  expect(await askReceipts('fr')).toBe(true)
  expect(await readContribution(id)).toMatchObject({ state: 'waiting', revision: 1, body: { text: 'Bien' } })
})

test('somebody else’s answer changes nothing', async () => {
  const id = await received()
  globalThis.fetch = (async () => new Response('{"results":[{"id":1}]}')) as typeof fetch
  expect(await askReceipts('fr')).toBe(false)
  expect((await readContribution(id))?.state).toBe('received')
})

test('a published opinion found in the guide is its own receipt', async () => {
  const [mine, other] = [await received(), await received()]
  const publicId = createHash('sha256').update(mine).digest('hex').slice(0, 32)
  await readReceiptsInGuide([{ id: publicId, initiativeId: 'i0001', month: '2026-11' }])
  expect((await readContribution(mine))?.state).toBe('published')
  expect((await readContribution(other))?.state).toBe('received')
})
