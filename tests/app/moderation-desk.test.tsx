/** The queue as a moderator works it, over a server that answers as the contract says. */
import { fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { LocationProvider } from 'preact-iso'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { QueuePage } from '../../src/app/moderation/queue-page.tsx'
import { session } from '../../src/app/moderation/session.ts'

const ids = ['one', 'two', 'three', 'four']
const rowOf = (id: string) => ({
  ...{ id, kind: 'comment', state: 'received', revision: 1, receivedAt: `2026-11-22T10:00:0${ids.indexOf(id)}Z`, spam: 0 },
  ...{ title: `Lieu ${id}`, initiativeId: id, excerpt: `Avis ${id}` },
})
const member = { id: 'm', name: 'Claire', email: 'claire@exemple.fr', role: 'administrator' as const }

type Sent = { path: string; body: Record<string, unknown> }
let sent: Sent[] = []
/** What the next verdict meets: an end of session, or no network. */
let isSignedIn = true
let isReachable = true

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

function respond(path: string): Response {
  if (path.startsWith('/queue')) return answer(200, { rows: ids.map(rowOf), counts: { comment: 4, suggestion: 0, report: 0, pack: 0, spam: 0 } })
  if (path === '/verdicts') return answer(200, { results: [] })
  const id = path.split('/')[2] ?? ''
  const looked = { contribution: { ...rowOf(id), body: { initiativeId: id, text: `Avis ${id}` } }, changes: [], duplicates: [], journal: [] }
  return answer(200, path.split('/').length === 3 ? looked : { id, state: 'published' })
}

function serve(url: string, { method, body }: RequestInit): Response {
  const path = url.replace('/api/staff', '')
  if (method === 'POST') sent.push({ path, body: JSON.parse(String(body)) })
  if (path === '/sign-in') {
    isSignedIn = true
    return answer(200, { member })
  }
  if (!isReachable && method === 'POST') throw new TypeError('no network')
  return isSignedIn ? respond(path) : answer(401, { error: { code: 'not-signed-in', message: 'Connectez-vous pour continuer.' } })
}

beforeEach(async () => {
  sent = []
  isSignedIn = true
  isReachable = true
  history.replaceState(null, '', '/moderation')
  session.value = { kind: 'in', member, isLost: false }
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => serve(url, init))
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  render(
    <LocationProvider>
      <QueuePage />
    </LocationProvider>,
  )
  await shown('one')
})
afterEach(() => vi.unstubAllGlobals())

const shown = (id: string) => waitFor(() => expect(document.querySelector('.mod-one h2')?.textContent).toBe(`Lieu ${id}`))
const press = (key: string, target: Element = document.body) => fireEvent.keyDown(target, { key })
const paths = () => sent.map(({ path }) => path)

test('one key accepts, the next is there at once, and it has the focus', async () => {
  press('a')
  await shown('two')
  expect(paths()).toEqual(['/contributions/one/accept'])
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Lieu two'))
  expect(screen.getByRole('status').textContent).toContain('Lieu one')
})

test('no key is lost to a slow network, and none decides twice', async () => {
  for (const id of ['two', 'three', 'four']) {
    press('a')
    await shown(id)
  }
  // Faster than a drawing.
  for (let times = 0; times < 2; times++) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
  await waitFor(() => expect(paths()).toEqual(ids.map((id) => `/contributions/${id}/accept`)))
})

test('refusing is two keys', async () => {
  press('r')
  const sheet = await screen.findByRole('dialog', { hidden: true })
  press('7', sheet)
  await shown('two')
  expect(sent).toEqual([{ path: '/contributions/one/decline', body: { reason: 'advertising' } }])
})

test('undo takes back all of a decision for many, and nothing else', async () => {
  press('a')
  await shown('two')
  press('x')
  press('j')
  await shown('three')
  press('x')
  fireEvent.click(await screen.findByRole('button', { name: 'Tout accepter' }))
  await shown('four')
  press('u')
  await waitFor(() => expect(paths().slice(-2)).toEqual(['/contributions/two/undo', '/contributions/three/undo']))
  expect(paths()).not.toContain('/contributions/one/undo')
})

test('without network the opinion comes back to the list', async () => {
  isReachable = false
  press('a')
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('revenue dans la liste'))
  await shown('one')
  expect(screen.getAllByRole('checkbox')).toHaveLength(ids.length)
})

test('a session that ends meanwhile: the verdict goes out once somebody has signed in again', async () => {
  isSignedIn = false
  press('a')
  await waitFor(() => expect(session.value).toMatchObject({ isLost: true }))
  const { signIn } = await import('../../src/app/moderation/session.ts')
  await signIn(member.email, 'un mot de passe')
  await waitFor(() => expect(paths()).toEqual(['/contributions/one/accept', '/sign-in', '/contributions/one/accept']))
})

test('words being corrected never go out as they were sent, and stay while one looks at another', async () => {
  press('e')
  const area = await screen.findByLabelText('Texte publié')
  fireEvent.input(area, { target: { value: 'Sans le nom' } })
  press('a')
  press('j')
  await shown('two')
  press('k')
  await shown('one')
  press('a')
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Texte publié')).value).toBe('Sans le nom')
  expect(sent).toEqual([])
})
