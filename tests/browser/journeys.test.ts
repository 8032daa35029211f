/** What people do in the first five minutes, and on the worst day, in Chromium. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { markChanged } from '../../src/server/releases/changes.ts'
import { launchContext } from './engines/chromium.ts'
import { goTo, openReady, PAGES } from './pages.ts'
import { packGuide, removeTemporaryFolders, type ServedGuide, serveGuide, temporaryFolder } from './served-guide.ts'

let served: ServedGuide
beforeEach(async () => {
  served = await serveGuide()
})
afterEach(() => served.kill().catch(() => undefined))
afterAll(removeTemporaryFolders)

test('find and read by keyboard alone, from the first page to a call', async () => {
  const { context, page } = await openReady(served.url, { viewport: { width: 1280, height: 800 } })
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main')
  await page.getByRole('combobox', { name: /^Rechercher/ }).focus()
  await page.keyboard.type('france services asnieres')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/recherche\?q=france/)
  const first = page.getByRole('list', { name: 'Résultats' }).getByRole('link').first()
  await first.waitFor()
  await first.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/initiative\//)
  await page.getByRole('heading', { level: 1, name: /France services/ }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  const call = page.getByRole('region', { name: 'Contact' }).getByRole('link', { name: /^Appeler/ })
  expect(await call.getAttribute('href')).toMatch(/^tel:0\d{9}$/)
  await page.goBack()
  expect(await page.getByRole('combobox', { name: /^Rechercher/ }).inputValue()).toBe('france services asnieres')
  await context.close()
})

test('the query and the filters are in the address, and an address opens them again', async () => {
  const { context, page } = await openReady(served.url, { viewport: { width: 1280, height: 800 } })
  await goTo(page, `${served.url}/recherche?besoin=reparer`)
  const status = page.locator('.results-head [role=status]')
  const before = await status.textContent()
  await page.getByRole('checkbox', { name: /^Gratuit/ }).check()
  await page.waitForURL(/cout=gratuit/)
  expect(await status.textContent()).not.toBe(before)
  const shown = await status.textContent()
  await page.reload()
  await expect.poll(() => status.textContent()).toBe(shown)
  expect(await page.getByRole('checkbox', { name: /^Gratuit/ }).isChecked()).toBe(true)
  await context.close()
})

test('near me: computed on the phone, sent nowhere, in no address', async () => {
  const asked: string[] = []
  const { context, page } = await openReady(served.url, { geolocation: { latitude: 48.8201, longitude: 2.3001 }, permissions: ['geolocation'] })
  context.on('request', (request) => asked.push(request.url()))
  await goTo(page, `${served.url}/recherche?besoin=s-equiper`)
  await page.getByRole('button', { name: /^Filtres/ }).click()
  await page.getByRole('button', { name: 'Autour de moi' }).click()
  await page.waitForURL(/pres=moi/)
  await page
    .locator('.entry-facts', { hasText: / m\b| km/ })
    .first()
    .waitFor()
  expect(page.url() + asked.join()).not.toMatch(/48\.8|2\.30/)
  await context.close()
})

test('a shelter shows a number to call and nothing that leads to its door', async () => {
  const { context, page } = await openReady(served.url)
  await goTo(page, served.url + PAGES.shelter)
  const text = (await page.locator('main').innerText()).split('Initiatives proches')[0] ?? ''
  expect(await page.getByRole('region', { name: 'Contact' }).getByRole('link').count()).toBe(1)
  for (const { name } of packGuide().communes) expect(text).not.toContain(name)
  await context.close()
})

test('a new release reaches an open page as a delta, without a reload', async () => {
  const { context, page } = await openReady(served.url)
  const before = Number(await page.getAttribute('html', 'data-guide-version'))
  const casaco = served.db.updateTable('initiative').where('slug', '=', 'casaco')
  await casaco.set({ body: sql`replace(body, '"name":"Casaco"', '"name":"Casaco, renommé"')` }).execute()
  await markChanged(served.db)
  await served.publisher.publishNow({ kind: 'edits' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await goTo(page, `${served.url}/reglages`)
  await page.getByRole('button', { name: 'Chercher une mise à jour' }).click()
  await page.waitForSelector(`html[data-guide-version="${before + 1}"]`)
  expect(asked.filter((path) => path.startsWith('/guide/full'))).toEqual([])
  expect(asked.some((path) => path.startsWith('/guide/delta'))).toBe(true)
  await goTo(page, `${served.url}/initiative/casaco`)
  await page.getByRole('heading', { level: 1, name: 'Casaco, renommé' }).waitFor()
  await context.close()
})

test('a new version of the app is offered, and taken only when its reader agrees', async () => {
  await served.kill()
  const distDir = temporaryFolder()
  cpSync('dist', distDir, { recursive: true })
  served = await serveGuide(distDir)
  const { context, page } = await openReady(served.url)
  const change = (file: string, edit: (text: string) => string) => {
    writeFileSync(join(distDir, file), edit(readFileSync(join(distDir, file), 'utf8')))
    for (const name of readdirSync(distDir)) if (name === `${file}.br` || name === `${file}.gz`) writeFileSync(join(distDir, name), '')
  }
  change('sw.js', (text) => `${text}\n// a newer build`)
  await served.kill()
  for (const packed of ['sw.js.br', 'sw.js.gz']) (await import('node:fs')).rmSync(join(distDir, packed), { force: true })
  await served.start()
  await page.reload()
  const install = page.getByRole('button', { name: 'Mettre à jour' })
  await install.waitFor({ timeout: 20_000 })
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
  await install.click()
  await page.waitForFunction(() => !('sameDocument' in globalThis))
  await page.waitForSelector('html[data-offline="ready"]')
  await context.close()
})

test('an erased guide comes back when its reader asks', async () => {
  const { context, page } = await openReady(served.url)
  await goTo(page, `${served.url}/reglages`)
  await page.getByRole('button', { name: 'Effacer le guide de ce téléphone' }).click()
  await page.getByRole('button', { name: 'Oui, effacer' }).click()
  await page.getByText('Le guide est effacé de ce téléphone.').waitFor()
  await page.getByRole('button', { name: 'Remettre le guide' }).click()
  await page.waitForSelector('html[data-guide-version]')
  await context.close()
})

test('fast typing on a slow phone loses no letter', async () => {
  const { context, page } = await openReady(served.url)
  await goTo(page, `${served.url}/recherche`)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const field = page.getByRole('combobox', { name: /^Rechercher/ })
  await field.pressSequentially('cours de francais a nanterre', { delay: 30 })
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('cours de francais a nanterre')
  expect(await field.inputValue()).toBe('cours de francais a nanterre')
  await context.close()
})

test('a first visit by a shared link waits for the guide, and never says that the entry does not exist', async () => {
  const context = await launchContext(temporaryFolder(), { viewport: { width: 360, height: 740 } })
  const page = context.pages()[0] ?? (await context.newPage())
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 50, downloadThroughput: 60_000, uploadThroughput: 60_000 })
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(globalThis, { headings: seen })
    new MutationObserver(() => {
      const heading = document.querySelector('h1')?.textContent
      if (heading && seen.at(-1) !== heading) seen.push(heading)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  await page.goto(`${served.url}/initiative/casaco`)
  await page.getByRole('heading', { level: 1, name: 'Casaco' }).waitFor({ timeout: 30_000 })
  expect(await page.evaluate(() => (globalThis as unknown as { headings: string[] }).headings)).toEqual(['Casaco'])
  await context.close()
})

test('a first visit without an answer waits calmly: no storm of requests, the emergency numbers at hand', async () => {
  const context = await launchContext(temporaryFolder(), { viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })
  const page = context.pages()[0] ?? (await context.newPage())
  let asked = 0
  await page.route('**/guide/**', (route) => {
    asked += 1
    return route.abort()
  })
  await page.goto(served.url)
  await page.getByText('Le guide n’a pas pu être téléchargé').waitFor()
  const before = asked
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Urgence' }).click()
  await page.locator('a[href="tel:15"]').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Réessayer' }).waitFor()
  expect(asked).toBe(before)
  await context.close()
})

test('a room whose file does not arrive says so, and the next room works', async () => {
  const context = await launchContext(temporaryFolder(), { viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.route('**/learn-screen-*.js', (route) => route.abort())
  await page.goto(served.url)
  await page.waitForSelector('html[data-guide-version]')
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Comprendre' }).click()
  await page.getByRole('alert').getByText('Rien n’est perdu').waitFor()
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Urgence' }).click()
  await page.getByRole('heading', { level: 1, name: 'Urgence' }).waitFor()
  await context.close()
})

test('words of danger bring the number before any result', async () => {
  const { context, page } = await openReady(served.url)
  await goTo(page, served.url + PAGES.danger)
  const call = page.locator('.danger a[href="tel:3919"]')
  expect(await call.isVisible()).toBe(true)
  const [danger, results] = [await call.boundingBox(), await page.getByRole('list', { name: 'Résultats' }).boundingBox()]
  expect(danger?.y ?? 9e9).toBeLessThan(results?.y ?? 0)
  await goTo(page, served.url)
  await page.getByRole('combobox', { name: /^Rechercher/ }).pressSequentially('il veut me tuer')
  await page.locator('.danger a[href="tel:17"]').waitFor()
  await context.close()
})

test('nothing is asked of anyone but our own server, and nothing is stored in a cookie', async () => {
  const hosts = new Set<string>()
  const { context, page } = await openReady(served.url)
  context.on('request', (request) => hosts.add(new URL(request.url()).host))
  for (const address of Object.values(PAGES)) await goTo(page, served.url + address)
  expect([...hosts]).toEqual([new URL(served.url).host])
  expect(await context.cookies()).toEqual([])
  await context.close()
})
