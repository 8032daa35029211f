// @vitest-environment node
/** Words that come after a decision or a withdrawal: they stand somewhere, and whoever wrote them is told where. */
import { beforeEach, expect, test } from 'vitest'
import { leaveLastWords, recoverLastWords } from '../../src/app/store/last-words.ts'
import { keepForm, moveContributions, readContribution, readOutbox, submitForm } from '../../src/app/store/outbox.ts'
import { outboxDatabase } from '../../src/app/store/outbox-database.ts'
import { newId } from '../../src/app/store/outbox-ids.ts'
import type { OutboxEvent } from '../../src/domain/outbox-moves.ts'

const kept = new Map<string, string>()
globalThis.localStorage = {
  get length() {
    return kept.size
  },
  key: (at: number) => [...kept.keys()][at] ?? null,
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => void kept.set(key, text),
  removeItem: (key: string) => void kept.delete(key),
  clear: () => kept.clear(),
} as Storage

beforeEach(async () => {
  await outboxDatabase.delete()
  await outboxDatabase.open()
  kept.clear()
})

const submitting = (text: string) => {
  const form = { initiativeId: 'i0001', text }
  return { type: 'submit', form, body: form, language: 'fr', role: undefined } as const
}
const move = (id: string, event: OutboxEvent) => moveContributions([id], () => event)

async function received(text = 'Premier'): Promise<string> {
  const id = newId()
  expect(await submitForm(id, 'comment', submitting(text))).toBe(id)
  await move(id, { type: 'attempt', receiptHash: 'a'.repeat(64) })
  await move(id, { type: 'acknowledged', revision: 1, at: 'x' })
  return id
}

const ENDS: [string, OutboxEvent][] = [
  ['published', { type: 'told', state: 'published' }],
  ['declined', { type: 'told', state: 'declined' }],
  ['withdrawn', { type: 'withdrawn', at: 'x' }],
  ['about to be withdrawn', { type: 'withdraw' }],
]

test.each(ENDS)('%s meanwhile: what is sent then goes as a contribution of its own', async (_end, event) => {
  const id = await received()
  await move(id, event)
  const other = await submitForm(id, 'comment', submitting('Second'))
  expect(other).not.toBe(id)
  expect(await readContribution(other)).toMatchObject({ state: 'waiting', revision: 1, body: { text: 'Second' } })
  expect(await readContribution(id)).toMatchObject({ body: { text: 'Premier' } })
})

test.each(ENDS)('%s meanwhile: what is typed then is kept as one draft, however often it is kept', async (_end, event) => {
  const id = await received()
  await move(id, event)
  const other = await keepForm(id, 'comment', { text: 'Se' })
  expect(await keepForm(id, 'comment', { text: 'Sec' })).toBe(other)
  expect(await submitForm(id, 'comment', submitting('Second'))).toBe(other)
  expect((await readOutbox()).map(({ body }) => body)).toMatchObject([{ text: 'Premier' }, { text: 'Second' }])
})

test('published while a change was typed: the change becomes a draft, and the page still open goes on in it', async () => {
  const id = await received()
  await keepForm(id, 'comment', { text: 'Second' })
  await move(id, { type: 'told', state: 'published' })
  const [published, draft] = await readOutbox()
  expect(published).toMatchObject({ id, state: 'published', body: { text: 'Premier' } })
  expect(published?.isEdited).toBeUndefined()
  expect(draft).toMatchObject({ state: 'draft', form: { text: 'Second' } })
  expect(await keepForm(id, 'comment', { text: 'Second, et plus' })).toBe(draft?.id)
  expect(await readOutbox()).toHaveLength(2)
})

test('the very words that are published are not sent a second time', async () => {
  const id = await received()
  await move(id, { type: 'told', state: 'published' })
  expect(await submitForm(id, 'comment', submitting('Premier'))).toBe(id)
  expect(await readOutbox()).toHaveLength(1)
})

test('the last words of a page that died after the decision are kept', async () => {
  const id = await received()
  await move(id, { type: 'told', state: 'published' })
  leaveLastWords(id, 'comment', { text: 'Second' })
  await recoverLastWords()
  expect((await readOutbox()).at(-1)).toMatchObject({ state: 'draft', form: { text: 'Second' } })
})

test('last words that nobody can read are dropped, and hold none of the others up', async () => {
  kept.set('last-words:a', '{"kind":"comment"')
  kept.set('last-words:b', '{"kind":"comment","form":"x"}')
  kept.set('last-words:c', 'null')
  leaveLastWords('d', 'comment', { text: 'Bien' })
  await recoverLastWords()
  expect(await readOutbox()).toMatchObject([{ id: 'd', form: { text: 'Bien' } }])
  expect(kept.size).toBe(0)
})
