/** « Mes envois » shows what was sent as sent, what was not as not sent, and never loses the place of whoever uses a keyboard. */
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { LocationProvider } from 'preact-iso'
import { beforeEach, expect, test, vi } from 'vitest'
import { OutboxScreen } from '../../src/app/outbox/outbox-screen.tsx'
import { keepForm, moveContributions, readOutbox, submitForm } from '../../src/app/store/outbox.ts'
import { outboxDatabase } from '../../src/app/store/outbox-database.ts'
import { newId } from '../../src/app/store/outbox-ids.ts'
import { outboxRows } from '../../src/app/store/outbox-live.ts'
import type { OutboxEvent } from '../../src/domain/outbox-moves.ts'

beforeEach(async () => {
  globalThis.fetch = (() => Promise.reject(new TypeError('no network'))) as typeof fetch
  await outboxDatabase.contributions.clear()
  await outboxDatabase.marks.clear()
})

const move = (id: string, event: OutboxEvent) => moveContributions([id], () => event)

async function received(): Promise<string> {
  const id = newId()
  const form = { initiativeId: 'i0001', text: 'Premier', rating: '4' }
  const body = { initiativeId: 'i0001', text: 'Premier', rating: 4 }
  await submitForm(id, 'comment', { type: 'submit', form, body, language: 'fr', role: undefined })
  await move(id, { type: 'attempt', receiptHash: 'a'.repeat(64) })
  await move(id, { type: 'acknowledged', revision: 1, at: 'x' })
  return id
}

async function show(count: number) {
  render(
    <LocationProvider>
      <OutboxScreen />
    </LocationProvider>,
  )
  await waitFor(async () => expect(outboxRows.value).toEqual(await readOutbox()))
  await waitFor(() => expect(items()).toHaveLength(count))
}
const items = () => within(screen.getByRole('list', { name: 'Mes envois' })).getAllByRole('listitem')
const textOf = (item: HTMLElement | undefined) => [...(item?.querySelectorAll('.sending-text') ?? [])].map((line) => line.textContent)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('a change that was not sent stands apart from what was, and is never shown as published', async () => {
  const id = await received()
  await keepForm(id, 'comment', { initiativeId: 'i0001', text: 'Second', rating: '5' })
  await show(1)
  expect(textOf(items()[0])).toEqual(['Bien', 'Premier', 'Très bien', 'Second'])
  expect(screen.getByText('Votre modification, pas encore envoyée :')).toBeDefined()
  await move(id, { type: 'told', state: 'published' })
  await waitFor(() => expect(items()).toHaveLength(2))
  expect(items().map((item) => [item.getAttribute('data-state'), textOf(item)])).toEqual([
    ['draft', ['Très bien', 'Second']],
    ['published', ['Bien', 'Premier']],
  ])
  expect(screen.queryByText('Votre modification, pas encore envoyée :')).toBeNull()
})

test('taking back, by the keyboard: the question has the focus, « no » gives it back, « yes » leaves it on the item', async () => {
  await received()
  await show(1)
  press('Retirer')
  expect(screen.getByRole('group', { name: /^Retirer cet envoi/ }).contains(document.activeElement)).toBe(true)
  press('Non, garder')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Retirer'))
  press('Retirer')
  press('Oui, retirer')
  await waitFor(() => expect(document.activeElement?.className).toBe('sending-title'))
  expect(screen.getAllByRole('status').some(({ textContent }) => textContent === 'Avis retiré.')).toBe(true)
  await waitFor(async () => expect(await readOutbox()).toMatchObject([{ withdrawalWanted: true }]))
})

test('erasing: the focus goes to the page’s heading, and it is said', async () => {
  const id = newId()
  await keepForm(id, 'comment', { initiativeId: 'i0001', text: 'Brouillon' })
  await show(1)
  press('Effacer d’ici')
  press('Oui, effacer')
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'))
  expect(await screen.findByText('Effacé de ce téléphone.')).toBeDefined()
})

test('erasing a published opinion: it is said that nobody can take it back any more', async () => {
  const id = await received()
  await move(id, { type: 'told', state: 'published' })
  await show(1)
  press('Effacer d’ici')
  expect(screen.getByRole('group').textContent).toMatch(/vous ne pourrez plus le retirer/)
})

test('without a clipboard the text is laid out, selected, and it is said', async () => {
  await received()
  await show(1)
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard)
  press('Copier')
  const place = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Copier' })
  expect(place.value).toBe('Bien\nPremier')
  expect([place.readOnly, document.activeElement, place.selectionEnd]).toEqual([true, place, place.value.length])
  expect(screen.getByText(/copiez-le/)).toBeDefined()
  vi.restoreAllMocks()
})

test('a fault in what nobody wrote: sent again under a new id, the words unchanged', async () => {
  const id = await received()
  await outboxDatabase.contributions.update(id, { state: 'needs-you', cause: 'invalid', field: 'createdAt', createdAt: 'x' })
  await show(1)
  press('Renvoyer')
  await waitFor(async () => expect(await readOutbox()).not.toMatchObject([{ id }]))
  const [row] = await readOutbox()
  expect(row).toMatchObject({ revision: 1, body: { text: 'Premier' } })
  expect(Date.parse(row?.createdAt ?? '')).toBeGreaterThan(0)
})

test('drafts and what waits are counted apart, and « send now » without network answers', async () => {
  const form = { initiativeId: 'i0001', text: 'Bien' }
  await submitForm(newId(), 'comment', { type: 'submit', form, body: form, language: 'fr', role: undefined })
  await keepForm(newId(), 'comment', { initiativeId: 'i0002', text: 'Brouillon' })
  await show(2)
  expect(screen.getByText('Brouillon : 1')).toBeDefined()
  expect(screen.getByText(/^1 envoi attend de partir/)).toBeDefined()
  press('Envoyer maintenant')
  await waitFor(() => expect(screen.getAllByRole('status').some(({ textContent }) => /^Pas de (réponse|réseau)/.test(textContent ?? ''))).toBe(true))
})
