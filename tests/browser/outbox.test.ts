/** What is written on a phone outlives the network, the page and the browser, and reaches the server once. In a real Chromium, against the real server. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { launchContext } from './engines/chromium.ts'
import { removeTemporaryFolders, type ServedGuide, serveGuide, temporaryFolder } from './served-guide.ts'

let served: ServedGuide
let profile: string
let context: BrowserContext

async function launch(): Promise<Page> {
  context = await launchContext(profile, { viewport: { width: 360, height: 740 } })
  return context.pages()[0] ?? (await context.newPage())
}

beforeEach(async () => {
  served = await serveGuide()
  before = new Set((await rowsHeld()).map(({ id }) => id))
  profile = temporaryFolder()
  const page = await launch()
  await page.goto(served.url)
  await page.waitForSelector('html[data-offline="ready"][data-guide-version]', { timeout: 60_000 })
})
afterEach(async () => {
  await context.close()
  await served.kill().catch(() => undefined)
})
afterAll(removeTemporaryFolders)

const page = () => context.pages()[0] as Page
const opinion = (id: string) => `${served.url}/contribuer?avis=${id}`

async function give(text: string, id = 'i0001') {
  await page().goto(opinion(id))
  await page().getByLabel('Quelques mots').fill(text)
  await page().getByRole('button', { name: 'Envoyer mon avis' }).click()
}

const states = (shown: Page) =>
  shown
    .getByRole('list', { name: 'Mes envois' })
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-state')))

async function untilState(shown: Page, wanted: string, timeout = 60_000) {
  await shown.locator(`[aria-label="Mes envois"] > [data-state="${wanted}"]`).first().waitFor({ timeout })
}

const rowsHeld = () => served.db.selectFrom('contribution').select(['id', 'body']).orderBy('received_at').execute()
/** What the database held before: the server starts from a copy of this project's own. */
let before = new Set<string>()

/** What has come to the server's disk, in the order of arrival. */
async function textsHeld(): Promise<string[]> {
  const rows = (await rowsHeld()).filter(({ id }) => !before.has(id))
  return rows.map(({ body }) => (JSON.parse(body ?? '{}') as { text?: string }).text ?? '')
}

async function untilHeld(count: number, seconds: number): Promise<string[]> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const texts = await textsHeld()
    if (texts.length >= count) return texts
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return textsHeld()
}

test('with network: received at once, shown as sent, and the person can follow it', async () => {
  const text = 'Très <b>utile</b> & simple « 100 % » 🎈'
  await give(text)
  await page().getByText('Reçu. Une personne de l’équipe va le lire.').waitFor()
  expect(await textsHeld()).toEqual([text])
  await page().getByRole('main').getByRole('link', { name: 'Mes envois' }).click()
  await untilState(page(), 'received')
  await page().getByText(text, { exact: true }).waitFor()
})

test('written without network, browser closed and opened again: kept, then sent once when the server is back', async () => {
  await served.kill()
  await give('Gardé')
  await page()
    .getByText(/gardé sur ce téléphone et partira tout seul/)
    .waitFor({ timeout: 45_000 })
  await context.close()
  const again = await launch()
  await again.goto(`${served.url}/envois`)
  await untilState(again, 'waiting')
  await again.getByRole('link', { name: 'Mes envois : 1 pas encore parti' }).waitFor()
  await served.start()
  await untilState(again, 'received')
  expect(await textsHeld()).toEqual(['Gardé'])
})

test('every page closed: the worker sends within a minute of the network’s return', async () => {
  await served.kill()
  await give('Sans page')
  await page()
    .getByText(/gardé sur ce téléphone et partira tout seul/)
    .waitFor({ timeout: 45_000 })
  await page().goto('about:blank')
  await served.start()
  expect(await untilHeld(1, 60)).toEqual(['Sans page'])
})

test('a draft is found again after a reload in the middle of a word, and several live side by side', async () => {
  await page().goto(opinion('i0001'))
  await page().getByLabel('Quelques mots').pressSequentially('Un accueil chaleur')
  await page().reload()
  await expect.poll(() => page().getByLabel('Quelques mots').inputValue()).toBe('Un accueil chaleur')
  await page().goto(opinion('i0002'))
  await page().getByLabel('Quelques mots').fill('Autre')
  await page().goto(`${served.url}/envois`)
  await untilState(page(), 'draft')
  await expect.poll(() => states(page())).toEqual(['draft', 'draft'])
})

test('one draft in two windows: each shows what the other wrote', async () => {
  const field = (shown: Page) => shown.getByLabel('Quelques mots')
  await page().goto(opinion('i0001'))
  await field(page()).fill('Un accueil')
  await field(page()).blur()
  const other = await context.newPage()
  await other.goto(`${served.url}/envois`)
  await untilState(other, 'draft')
  await other.goto(opinion('i0001'))
  await expect.poll(() => field(other).inputValue()).toBe('Un accueil')
  await field(other).fill('Un accueil chaleureux')
  await expect.poll(() => field(page()).inputValue()).toBe('Un accueil chaleureux')
  await page().getByLabel('Bien', { exact: true }).check()
  await expect.poll(() => other.getByLabel('Bien', { exact: true }).isChecked()).toBe(true)
  expect(await field(other).inputValue()).toBe('Un accueil chaleureux')
})

test('changed before it left, then after it was received: one contribution, with the last words', async () => {
  await give('Premier')
  await page().getByText('Reçu.').waitFor()
  await page().goto(`${served.url}/envois`)
  await page().getByRole('link', { name: 'Modifier' }).click()
  await page().getByLabel('Quelques mots').fill('Second')
  await page().getByRole('button', { name: 'Envoyer mon avis' }).click()
  await page().getByText('Reçu.').waitFor()
  await expect.poll(textsHeld).toEqual(['Second'])
})

test('taken back: the server forgets the words', async () => {
  await give('À retirer')
  await page().getByText('Reçu.').waitFor()
  await page().goto(`${served.url}/envois`)
  await page().getByRole('button', { name: 'Retirer' }).click()
  await page().getByRole('button', { name: 'Oui, retirer' }).click()
  await untilState(page(), 'withdrawn')
  expect(await textsHeld()).toEqual([''])
})

test('erasing the guide leaves what people wrote', async () => {
  await page().goto(opinion('i0001'))
  await page().getByLabel('Quelques mots').fill('Brouillon')
  await page().goto(`${served.url}/reglages`)
  await page().getByRole('button', { name: 'Effacer le guide de ce téléphone' }).click()
  await page().getByRole('button', { name: 'Oui, effacer' }).click()
  await page().goto(`${served.url}/envois`)
  await untilState(page(), 'draft')
})

test('what another app shares opens a suggestion filled in, and leaves the address at once', async () => {
  await page().goto(`${served.url}/contribuer?title=Le+Repair+Caf%C3%A9&text=On+y+r%C3%A9pare+tout+https%3A%2F%2Fexemple.fr%2Frepair`)
  await expect.poll(() => page().getByLabel('Son nom').inputValue()).toBe('Le Repair Café')
  expect(await page().getByLabel('Ce qu’elle apporte').inputValue()).toBe('On y répare tout')
  expect(page().url()).not.toMatch(/Repair|exemple/)
})

test('an emptied store is noticed and said', async () => {
  await give('Effacé par le navigateur')
  await page().getByText('Reçu.').waitFor()
  await page().goto('about:blank')
  const other = await context.newPage()
  await other.goto(`${served.url}/icon.svg`)
  await other.evaluate(() => new Promise((resolve) => Object.assign(indexedDB.deleteDatabase('outbox'), { onsuccess: resolve })))
  await other.goto(`${served.url}/envois`)
  await other.getByText('Le navigateur a effacé ce que ce téléphone gardait (1 envoi).').waitFor()
})
