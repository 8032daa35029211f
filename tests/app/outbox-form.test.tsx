/** The form loses nothing: not by a fault, not by a full phone, not by being closed. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import Dexie from 'dexie'
import { LocationProvider } from 'preact-iso'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { ContributeScreen } from '../../src/app/contribute/contribute-screen.tsx'
import { heldGuide, showRelease } from '../../src/app/store/held-guide.ts'
import { keepForm, moveContributions, readOutbox, removeContribution, submitForm } from '../../src/app/store/outbox.ts'
import { outboxDatabase } from '../../src/app/store/outbox-database.ts'
import { isOutboxBroken, outboxRows } from '../../src/app/store/outbox-live.ts'
import { releaseOf } from '../../src/domain/guide.ts'
import { smallGuide } from '../samples.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

beforeEach(async () => {
  localStorage.clear()
  // Emptied and not deleted: the page goes on following it.
  await Promise.all(outboxDatabase.tables.map((table) => table.clear()))
  if (outboxRows.value) await waitFor(() => expect(outboxRows.value).toEqual([]))
  globalThis.fetch = (() => Promise.reject(new TypeError('no network'))) as typeof fetch
})
afterEach(async () => {
  vi.restoreAllMocks()
  // What a closing form still writes belongs to the test that is over.
  cleanup()
  await pause(50)
})

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
  expect(await screen.findByRole('button', { name: 'Copier mon texte' })).toBeDefined()
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

const ID = '3f1c1f7e-4a4c-4f6e-9d0a-0123456789ab'

/** An opinion that the server has. */
async function received() {
  const form = { initiativeId: 'i0001', text: 'Premier' }
  await submitForm(ID, 'comment', { type: 'submit', form, body: form, language: 'fr', role: undefined })
  await moveContributions([ID], () => ({ type: 'attempt', receiptHash: 'a'.repeat(64) }))
  await moveContributions([ID], () => ({ type: 'acknowledged', revision: 1, at: 'x' }))
}
const publish = () => moveContributions([ID], () => ({ type: 'told', state: 'published' }))

test('decided while it stood open: what is sent then is a contribution of its own, and the page speaks of that one', async () => {
  await received()
  open(`/contribuer?envoi=${ID}`)
  await waitFor(async () => expect((await text()).value).toBe('Premier'))
  await publish()
  await type('Second')
  send()
  await screen.findByRole('heading', { name: 'Merci' })
  expect(screen.queryByText(/^Reçu/)).toBeNull()
  expect(await readOutbox()).toMatchObject([
    { id: ID, state: 'published', body: { text: 'Premier' } },
    { body: { text: 'Second' }, revision: 1 },
  ])
})

test('opened after the decision: its words, and that they will be something new', async () => {
  await received()
  await publish()
  open(`/contribuer?envoi=${ID}`)
  await screen.findByText('L’équipe a déjà répondu. Ceci sera un nouvel envoi.')
  expect((await text()).value).toBe('Premier')
  await type('Second')
  await waitFor(async () => expect(await readOutbox()).toMatchObject([{ id: ID }, { state: 'draft', form: { text: 'Second' } }]))
})

test('typed and sent at once: nothing is left that says it was not sent', async () => {
  open('/contribuer?avis=i0001')
  await type('Bien')
  // A slow phone: the writing takes longer than the pause after which what is typed is kept.
  void outboxDatabase.transaction('rw', outboxDatabase.contributions, () => Dexie.waitFor(new Promise((resolve) => setTimeout(resolve, 600))))
  send()
  await screen.findByRole('heading', { name: 'Merci' })
  await new Promise((resolve) => setTimeout(resolve, 200))
  const [row, ...others] = await readOutbox()
  expect(others).toEqual([])
  expect(row?.isEdited).toBeUndefined()
})

test('shared by another app: kept before the address is cleaned, and found again after a reload', async () => {
  const { unmount } = open('/contribuer?title=Repair&text=On+y+repare')
  await waitFor(() => expect(location.search).toMatch(/^\?envoi=/))
  expect(await readOutbox()).toMatchObject([{ state: 'draft', form: { name: 'Repair', summary: 'On y repare' } }])
  unmount()
  open(location.pathname + location.search)
  expect((await screen.findByLabelText<HTMLInputElement>('Son nom')).value).toBe('Repair')
})

test('shared, but this phone cannot keep it: it stays in the address', async () => {
  vi.spyOn(outboxDatabase.contributions, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  open('/contribuer?title=Repair&text=On+y+repare')
  expect((await screen.findByLabelText<HTMLInputElement>('Son nom')).value).toBe('Repair')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(location.search).toContain('Repair')
})

test('another suggestion, and another again: each time an empty form, and each goes on its way', async () => {
  showRelease(releaseOf(smallGuide(), { lineage: 'essai', version: 1, releasedAt: '2026-01-01T00:00:00.000Z' }))
  onTestFinished(() => {
    heldGuide.value = undefined
  })
  const name = () => screen.findByLabelText<HTMLInputElement>('Son nom')
  open('/contribuer')
  for (const written of ['Le jardin', 'Le vélo', 'Le café']) {
    await waitFor(async () => expect((await name()).value).toBe(''))
    fireEvent.input(await name(), { target: { value: written } })
    fireEvent.input(screen.getByLabelText('Ce qu’elle apporte'), { target: { value: 'On y fait tout ensemble.' } })
    const [need] = within(screen.getByRole('group', { name: /quels besoins/ })).getAllByRole('checkbox')
    fireEvent.click(need as HTMLElement)
    fireEvent.click(screen.getByRole('button', { name: 'Envoyer ma proposition' }))
    fireEvent.click(await screen.findByRole('link', { name: 'Proposer une autre initiative' }))
  }
  await waitFor(async () => expect((await name()).value).toBe(''))
  expect((await readOutbox()).map(({ state, form }) => [state, form['name']])).toEqual([
    ['waiting', 'Le jardin'],
    ['waiting', 'Le vélo'],
    ['waiting', 'Le café'],
  ])
})

test('the reason changed after a field was filled: what is no longer seen does not leave', async () => {
  open('/contribuer?signaler=i0001')
  fireEvent.click(await screen.findByLabelText('Le téléphone, le site ou l’e-mail est faux'))
  fireEvent.input(await screen.findByLabelText('Téléphone'), { target: { value: '3919' } })
  fireEvent.click(screen.getByLabelText('C’est fermé ou cela n’existe plus'))
  fireEvent.click(screen.getByRole('button', { name: 'Envoyer le signalement' }))
  await screen.findByRole('heading', { name: 'Merci' })
  const [row] = await readOutbox()
  expect(row?.body).toEqual({ target: { kind: 'initiative', id: 'i0001' }, reason: 'closed' })
})

test('an address that names nothing on this phone: said, with the way to what there is, and never written under that id', async () => {
  open(`/contribuer?envoi=${ID}`)
  const note = await screen.findByText(/Cet envoi n’est plus sur ce téléphone/)
  expect(within(note).getByRole('link', { name: 'Mes envois' }).getAttribute('href')).toBe('/envois')
  fireEvent.input(await screen.findByLabelText('Son nom'), { target: { value: 'Atelier' } })
  await waitFor(async () => expect(await readOutbox()).toHaveLength(1))
  expect((await readOutbox())[0]?.id).not.toBe(ID)
})

test('nothing said, then something: the complaint goes away at once', async () => {
  open('/contribuer?avis=i0001')
  await text()
  send()
  await screen.findByText(/Dites au moins une chose/)
  fireEvent.click(screen.getByLabelText('Oui'))
  await waitFor(() => expect(screen.queryByText(/Dites au moins une chose/)).toBeNull())
  expect(screen.queryByText(/réponse à revoir/)).toBeNull()
})

test('what was accepted once is not asked again; what is new is, and what is taken out is no longer shown', async () => {
  open('/contribuer?avis=i0001')
  await type('Mme Dupont, oui, Mme Dupont et M. Martin')
  send()
  await screen.findByText('Votre texte parle peut-être d’une personne')
  expect(screen.getAllByText('Mme Dupont')).toHaveLength(1)
  await type('Mme Dupont seule')
  await waitFor(() => expect(screen.queryByText('M. Martin')).toBeNull())
  vi.spyOn(outboxDatabase.contributions, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  fireEvent.click(screen.getByRole('button', { name: 'Envoyer quand même' }))
  await screen.findByText(/n’arrive pas à garder votre texte/)
  vi.restoreAllMocks()
  await type('Mme Dupont et le 06 12 34 56 78')
  send()
  await screen.findByText('06 12 34 56 78')
  expect(screen.queryByText('Mme Dupont')).toBeNull()
})

test('a draft that is taken up again says so, and an empty form about the same thing is one step away', async () => {
  await keepForm(ID, 'comment', { initiativeId: 'i0001', text: 'Un accueil' })
  open('/contribuer?avis=i0001')
  await screen.findByText(/Nous avons repris votre brouillon/)
  expect((await text()).value).toBe('Un accueil')
  fireEvent.click(screen.getByRole('link', { name: 'Recommencer à vide' }))
  await waitFor(async () => expect((await text()).value).toBe(''))
  await type('Autre')
  await waitFor(async () =>
    expect(await readOutbox()).toMatchObject([{ form: { text: 'Un accueil' } }, { form: { initiativeId: 'i0001', text: 'Autre' } }]),
  )
})

test('one draft open in two tabs: what the other changed stays', async () => {
  await keepForm(ID, 'comment', { initiativeId: 'i0001', text: 'Un accueil' })
  open('/contribuer?avis=i0001')
  await text()
  await keepForm(ID, 'comment', { initiativeId: 'i0001', text: 'Un accueil chaleureux' }, { text: 'Un accueil chaleureux' })
  fireEvent.click(screen.getByLabelText('Bien'))
  await waitFor(async () => expect(await readOutbox()).toMatchObject([{ form: { text: 'Un accueil chaleureux', rating: '4' } }]))
})

test('the connection dies under a reading: the page reads again by itself', async () => {
  await keepForm(ID, 'comment', { initiativeId: 'i0001', text: 'Un accueil' })
  open('/contribuer?avis=i0001')
  await waitFor(() => expect(outboxRows.value).toHaveLength(1))
  const dead = vi.spyOn(outboxDatabase.contributions, 'orderBy').mockImplementation(() => {
    throw new Dexie.DatabaseClosedError()
  })
  await outboxDatabase.contributions.update(ID, { isEdited: true })
  await waitFor(() => expect(isOutboxBroken.value).toBe(true))
  dead.mockRestore()
  await waitFor(() => expect(outboxRows.value).toMatchObject([{ isEdited: true }]))
  expect(isOutboxBroken.value).toBe(false)
})

const textNow = () => screen.getByLabelText<HTMLTextAreaElement>('Quelques mots').value
const inOtherTab = (part: Record<string, string>) => keepForm(ID, 'comment', { initiativeId: 'i0001', ...part }, part)

test('one draft open in two tabs: what the other changes is seen here, and never takes words from under a hand', async () => {
  await keepForm(ID, 'comment', { initiativeId: 'i0001', text: 'Un accueil' })
  open('/contribuer?avis=i0001')
  const field = await text()
  await inOtherTab({ text: 'Un accueil chaleureux', rating: '4' })
  await waitFor(() => expect(textNow()).toBe('Un accueil chaleureux'))
  expect(screen.getByLabelText<HTMLInputElement>('Bien').checked).toBe(true)
  field.focus()
  await inOtherTab({ text: 'Autre chose', rating: '5' })
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Très bien').checked).toBe(true))
  expect(textNow()).toBe('Un accueil chaleureux')
  fireEvent.input(field, { target: { value: 'Un accueil chaleureux et simple' } })
  field.blur()
  await waitFor(async () => expect(await readOutbox()).toMatchObject([{ form: { text: 'Un accueil chaleureux et simple', rating: '5' } }]))
  expect(textNow()).toBe('Un accueil chaleureux et simple')
  await inOtherTab({ text: 'Le dernier mot' })
  await waitFor(() => expect(textNow()).toBe('Le dernier mot'))
  // Nothing older comes back with a change of something else.
  fireEvent.click(screen.getByLabelText('Oui'))
  await waitFor(async () => expect(await readOutbox()).toMatchObject([{ form: { text: 'Le dernier mot', rating: '5', helped: 'yes' } }]))
})

test('left without a word while another tab wrote: the newer words are shown', async () => {
  await keepForm(ID, 'comment', { initiativeId: 'i0001', text: 'Un accueil' })
  open('/contribuer?avis=i0001')
  const field = await text()
  // The page's heading takes the focus first.
  await pause(100)
  field.focus()
  await inOtherTab({ text: 'Un accueil chaleureux' })
  await waitFor(() => expect(outboxRows.value?.[0]?.form['text']).toBe('Un accueil chaleureux'))
  expect(textNow()).toBe('Un accueil')
  field.blur()
  await waitFor(() => expect(textNow()).toBe('Un accueil chaleureux'))
})

const LAST: [string, () => Promise<unknown>, RegExp][] = [
  ['withdrawn elsewhere', () => moveContributions([ID], () => ({ type: 'withdraw' })), /^Vous l’avez retiré/],
  [
    'withdrawn, and the server knows',
    () => moveContributions([ID], () => ({ type: 'withdrawn', at: 'x' })),
    /^Vous l’avez retiré. Il ne sera pas publié/,
  ],
  ['declined', () => told('declined'), /choisi de ne pas le publier/],
  ['published', () => told('published'), /^Merci : les autres peuvent maintenant le lire/],
  ['erased from here', () => removeContribution(ID), /n’est plus sur ce téléphone/],
]
async function told(state: 'declined' | 'published') {
  await moveContributions([ID], () => ({ type: 'attempt', receiptHash: 'a'.repeat(64) }))
  await moveContributions([ID], () => ({ type: 'acknowledged', revision: 1, at: 'x' }))
  await moveContributions([ID], () => ({ type: 'told', state }))
}

test.each(LAST)('%s while « Merci » stands open: it says so', async (_what, happen, words) => {
  await keepForm(ID, 'comment', { initiativeId: 'i0001', text: 'Un accueil' })
  open('/contribuer?avis=i0001')
  await text()
  send()
  await screen.findByRole('heading', { name: 'Merci' })
  await waitFor(() => expect(outboxRows.value?.[0]?.state).not.toBe('draft'))
  await happen()
  await screen.findByText(words)
  expect(screen.queryByText(/Envoi en cours/)).toBeNull()
})

test('a full phone: the copy holds all that was said, choices in their own words', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  open('/contribuer?avis=i0001')
  await type('Merci')
  fireEvent.click(screen.getByLabelText('Oui'))
  fireEvent.click(screen.getByLabelText('Très bien'))
  fireEvent.click(screen.getByLabelText('Personne aidée'))
  vi.spyOn(outboxDatabase.contributions, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  send()
  fireEvent.click(await screen.findByRole('button', { name: 'Copier mon texte' }))
  await screen.findByText('Texte copié')
  const [copied] = writeText.mock.calls[0] ?? []
  expect(copied?.replaceAll('\u00a0', ' ').split('\n')).toEqual([
    'Est-ce que cela vous a aidé ? Oui',
    'Qu’en pensez-vous ? Très bien',
    'Quelques mots : Merci',
    'Vous êtes (si vous voulez le dire) Personne aidée',
  ])
})

test('letters that are left are told with the field, and a likely entry is told once, not at each letter', async () => {
  showRelease(releaseOf(smallGuide(), { lineage: 'essai', version: 1, releasedAt: '2026-01-01T00:00:00.000Z' }))
  onTestFinished(() => {
    heldGuide.value = undefined
  })
  open('/contribuer')
  const summary = await screen.findByLabelText('Ce qu’elle apporte')
  const described = (summary.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
  expect(described).toContain('Encore 600 lettres')
  const [known] = smallGuide().initiatives
  const name = known?.name ?? ''
  const field = screen.getByLabelText('Son nom')
  fireEvent.input(field, { target: { value: name } })
  const status = await screen.findByText('C’est déjà dans le guide ?')
  expect(status.getAttribute('role')).toBe('status')
  const changes: MutationRecord[] = []
  const observer = new MutationObserver((records) => changes.push(...records))
  observer.observe(status, { childList: true, characterData: true, subtree: true })
  fireEvent.input(field, { target: { value: name.slice(0, -1) } })
  fireEvent.input(field, { target: { value: name } })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(screen.getByRole('link', { name })).toBeDefined()
  expect([status.isConnected, status.querySelector('a')]).toEqual([true, null])
  expect(changes).toEqual([])
})
