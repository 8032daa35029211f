/** The form loses nothing: not by a fault, not by a full phone, not by being closed. */
import { fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { LocationProvider } from 'preact-iso'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ContributeScreen } from '../../src/app/contribute/contribute-screen.tsx'
import { readOutbox } from '../../src/app/store/outbox.ts'
import { outboxDatabase } from '../../src/app/store/outbox-database.ts'

beforeEach(async () => {
  await outboxDatabase.delete()
  await outboxDatabase.open()
  localStorage.clear()
  globalThis.fetch = (() => Promise.reject(new TypeError('no network'))) as typeof fetch
})
afterEach(() => vi.restoreAllMocks())

function open(address: string) {
  history.replaceState(null, '', address)
  return render(
    <LocationProvider>
      <ContributeScreen />
    </LocationProvider>,
  )
}
const text = () => screen.findByLabelText<HTMLTextAreaElement>('Quelques mots')
const type = async (words: string) => fireEvent.input(await text(), { target: { value: words } })
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Envoyer mon avis' }))

test('quota-full-keeps-the-draft: the words stay on the screen, it is said, and a copy is offered', async () => {
  open('/contribuer?avis=i0001')
  await type('Des mots que je ne veux pas perdre')
  vi.spyOn(outboxDatabase.contributions, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  send()
  await screen.findByText(/n’arrive pas à garder votre texte/)
  expect((await text()).value).toBe('Des mots que je ne veux pas perdre')
  expect(screen.getByRole('button', { name: 'Copier mon texte' })).toBeDefined()
  vi.restoreAllMocks()
  send()
  await screen.findByRole('heading', { name: 'Merci' })
  expect(await readOutbox()).toMatchObject([{ state: 'waiting', body: { text: 'Des mots que je ne veux pas perdre' } }])
})

test('a fault stands beside its field, takes the focus, and costs no word', async () => {
  open('/contribuer')
  const name = await screen.findByLabelText<HTMLInputElement>('Son nom')
  fireEvent.input(name, { target: { value: 'Atelier' } })
  fireEvent.click(screen.getByRole('button', { name: 'Envoyer ma proposition' }))
  await waitFor(() => expect(document.activeElement?.id).toBe('field-summary'))
  expect(document.activeElement?.getAttribute('aria-describedby')).toContain('field-summary-fault')
  expect(name.value).toBe('Atelier')
  expect((await readOutbox()).every(({ state }) => state === 'draft')).toBe(true)
})

test('closed in the middle of a word: found again', async () => {
  const { unmount } = open('/contribuer?avis=i0001')
  await type('Un accueil chaleur')
  // The database dies with the page: only what was written at once remains.
  vi.spyOn(outboxDatabase.contributions, 'put').mockRejectedValue(new DOMException('closed', 'AbortError'))
  dispatchEvent(new Event('pagehide'))
  unmount()
  await new Promise((resolve) => setTimeout(resolve, 50))
  vi.restoreAllMocks()
  open('/contribuer?avis=i0001')
  await waitFor(async () => expect((await text()).value).toBe('Un accueil chaleur'))
})

test('a name and a number are pointed out before anything leaves, and the person decides', async () => {
  open('/contribuer?avis=i0001')
  await type('Merci à Mme Dupont, 06 12 34 56 78')
  send()
  await screen.findByText('Votre texte parle peut-être d’une personne')
  expect((await readOutbox()).filter(({ state }) => state !== 'draft')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Envoyer quand même' }))
  await screen.findByRole('heading', { name: 'Merci' })
  expect(await readOutbox()).toMatchObject([{ body: { text: 'Merci à Mme Dupont, 06 12 34 56 78' } }])
})

test('nothing said at all: asked for one thing, and nothing is sent', async () => {
  open('/contribuer?avis=i0001')
  await text()
  send()
  await screen.findByText(/Dites au moins une chose/)
  expect(await readOutbox()).toEqual([])
})
