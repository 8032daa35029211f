/** The reading of names and numbers cannot be fetched: the form says so, and what to look for; it never passes for done. */
import { fireEvent, render, screen } from '@testing-library/preact'
import { LocationProvider } from 'preact-iso'
import { beforeEach, expect, test, vi } from 'vitest'
import { ContributeScreen } from '../../src/app/contribute/contribute-screen.tsx'
import { readOutbox } from '../../src/app/store/outbox.ts'
import { outboxDatabase } from '../../src/app/store/outbox-database.ts'

vi.mock('../../src/domain/personal-data.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})

beforeEach(async () => {
  await outboxDatabase.delete()
  await outboxDatabase.open()
  globalThis.fetch = (() => Promise.reject(new TypeError('no network'))) as typeof fetch
})

async function open() {
  history.replaceState(null, '', '/contribuer?avis=i0001')
  render(
    <LocationProvider>
      <ContributeScreen />
    </LocationProvider>,
  )
  return screen.findByLabelText('Quelques mots')
}
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Envoyer mon avis' }))

test('it is said, and the person sends it knowing so', async () => {
  fireEvent.input(await open(), { target: { value: 'Merci à Mme Dupont' } })
  send()
  await screen.findByText(/^Nous n’avons pas pu vérifier/)
  expect(screen.getByText(/pas de nom, d’adresse, de téléphone ni d’e-mail/)).toBeDefined()
  expect((await readOutbox()).every(({ state }) => state === 'draft')).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: 'Envoyer quand même' }))
  await screen.findByRole('heading', { name: 'Merci' })
  expect(await readOutbox()).toMatchObject([{ body: { text: 'Merci à Mme Dupont' } }])
})

test('nothing was written freely: there is nothing to read, and nothing to ask', async () => {
  await open()
  fireEvent.click(screen.getByLabelText('Oui'))
  send()
  await screen.findByRole('heading', { name: 'Merci' })
})
