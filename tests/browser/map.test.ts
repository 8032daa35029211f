/** The map: by keyboard, without network, without telling anybody where one is. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { launchContext } from './engines/chromium.ts'
import { goTo, openReady } from './pages.ts'
import { removeTemporaryFolders, type ServedGuide, serveGuide, temporaryFolder } from './served-guide.ts'

let served: ServedGuide
beforeEach(async () => {
  served = await serveGuide()
})
afterEach(() => served.kill().catch(() => undefined))
afterAll(removeTemporaryFolders)

const WIDE = { viewport: { width: 1280, height: 800 } }

/** What the map shows: the name and the place of each mark. */
const marksOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.mark-place .mark')]
      .map((mark) => {
        const { x, y } = mark.getBoundingClientRect()
        return { name: mark.getAttribute('aria-label') ?? '', x, y }
      })
      .sort((a, b) => a.name.localeCompare(b.name)),
  )
const namesOf = async (page: Page) => (await marksOf(page)).map(({ name }) => name).join()

/** Pixels between where a mark was and where it is, at most; infinite when they are not the same marks. */
async function movedBy(page: Page, before: Awaited<ReturnType<typeof marksOf>>): Promise<number> {
  const now = await marksOf(page)
  if (now.map(({ name }) => name).join() !== before.map(({ name }) => name).join()) return Number.POSITIVE_INFINITY
  return Math.max(...now.map(({ x, y }, at) => Math.hypot(x - (before[at]?.x ?? 0), y - (before[at]?.y ?? 0))))
}

const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

/** Presses Tab until what has the focus is named so. */
async function tabTo(page: Page, name: RegExp, most = 60) {
  for (let presses = 0; presses < most; presses += 1) {
    if (name.test(await focusedName(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`nothing named ${name} was reached by Tab`)
}

/** How many colours the plan has where it is drawn: a blank has one. */
const coloursOf = (page: Page) =>
  page.evaluate(() => {
    const colours = new Set<number>()
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.map-ground canvas')) {
      const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, canvas.width, canvas.height)
      for (let at = 0; at < data.length; at += 4 * 97) colours.add((data[at] ?? 0) * 65536 + (data[at + 1] ?? 0) * 256 + (data[at + 2] ?? 0))
    }
    return colours.size
  })

test('the nearest ressourcerie to Malakoff by keyboard: open it, read it, come back to the same map', async () => {
  const { context, page } = await openReady(served.url, WIDE)
  await goTo(page, `${served.url}/carte`)
  await page.getByRole('combobox', { name: /^Rechercher/ }).focus()
  await page.keyboard.type('ressourcerie Malakoff')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=ressourcerie/)
  await expect.poll(() => namesOf(page)).toMatch(/Malakoff/)
  await tabTo(page, /^Plan : flèches/)
  await page.keyboard.press('Tab')
  // Several in one open as one comes nearer.
  await tabTo(page, /Malakoff/)
  for (let step = 0; step < 8 && !/Ressourcerie de Malakoff/.test(await focusedName(page)); step += 1) {
    await page.keyboard.press('Enter')
    await tabTo(page, /Malakoff|^La Ressourcerie/)
  }
  await page.keyboard.press('Enter')
  await page.locator('.place-card').waitFor()
  expect(await focusedName(page)).toMatch(/ressourcerie/i)
  // Escape gives the mark its focus back; Enter opens it again.
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.place-card').count()).toBe(0)
  expect(await focusedName(page)).toMatch(/Ressourcerie.*Malakoff/)
  await page.keyboard.press('Enter')
  await page.locator('.place-card').waitFor()
  const before = await marksOf(page)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/initiative\//)
  await page.getByRole('heading', { level: 1, name: /ressourcerie/i }).waitFor()
  await page.goBack()
  await page.locator('.place-card').waitFor()
  // The bars above round to whole pixels.
  await expect.poll(() => movedBy(page, before)).toBeLessThanOrEqual(1)
  expect(await focusedName(page)).toMatch(/ressourcerie/i)
  expect(await violations(page)).toEqual([])
  await context.close()
})

test('on a first visit the map takes all the room there is, once the guide has come', async () => {
  const context = await launchContext(temporaryFolder(), { viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  await page.goto(`${served.url}/carte`)
  await page.waitForSelector('.mark')
  const left = () =>
    page.evaluate(() => {
      const edge = (selector: string, side: 'top' | 'bottom') => document.querySelector(selector)?.getBoundingClientRect()[side] ?? Number.NaN
      return Math.abs(edge('.navigation', 'top') - edge('.map-screen', 'bottom'))
    })
  await expect.poll(left).toBeLessThanOrEqual(1)
  // And is fitted to it, as on every later visit.
  await page.mouse.move(0, 0)
  const first = await marksOf(page)
  await page.reload()
  await expect.poll(() => marksOf(page)).toEqual(first)
  await context.close()
})

test('what is typed on the map stays when a mark is chosen, a mark opened by a link is beside its card, and Escape closes it', async () => {
  const { context, page } = await openReady(served.url)
  await goTo(page, `${served.url}/carte`)
  const field = page.getByRole('combobox', { name: /^Rechercher/ })
  await field.pressSequentially('velo', { delay: 60 })
  await page.locator('.understood').getByRole('button').first().waitFor()
  // Long chips scroll, and leave the field its width.
  await page.waitForTimeout(1_000)
  expect(await field.evaluate((input) => input.getBoundingClientRect().right)).toBeLessThan(360)
  await page.locator('.mark').last().press('Enter')
  await page.waitForTimeout(500)
  if ((await page.locator('.place-card').count()) === 0) await page.locator('.mark-door, .mark-area').first().press('Enter')
  await page.locator('.place-card').waitFor()
  expect(await field.inputValue()).toBe('velo')
  expect(page.url()).toMatch(/q=velo&lieu=/)
  await page.reload()
  await page.locator('.place-card').waitFor()
  await page.waitForTimeout(500)
  const [mark, card] = [await page.locator('.mark[aria-pressed="true"]').boundingBox(), await page.locator('.place-card').boundingBox()]
  expect((mark?.y ?? 0) + (mark?.height ?? 0)).toBeLessThanOrEqual((card?.y ?? 0) + 6)
  await page.locator('.map-ground').press('Escape')
  await expect.poll(() => page.locator('.place-card').count()).toBe(0)
  await context.close()
})

test('server dead, browser started again: plan, marks and list are there', async () => {
  const profile = temporaryFolder()
  const first = await launchContext(profile, { viewport: { width: 360, height: 740 } })
  const page = first.pages()[0] ?? (await first.newPage())
  await page.goto(served.url)
  await page.waitForSelector('html[data-offline="ready"][data-guide-version]', { timeout: 60_000 })
  await first.close()
  await served.kill()
  const again = await launchContext(profile, { viewport: { width: 360, height: 740 } })
  const later = again.pages()[0] ?? (await again.newPage())
  await goTo(later, `${served.url}/carte`)
  await expect.poll(async () => (await marksOf(later)).length).toBeGreaterThan(4)
  expect(await coloursOf(later)).toBeGreaterThan(20)
  await later.getByRole('button', { name: /^Voir la liste/ }).click()
  expect(await later.getByRole('list', { name: 'Résultats' }).getByRole('link').count()).toBeGreaterThan(10)
  // What the list lies over is out of the keyboard's way, and comes back.
  expect(await later.evaluate(() => document.querySelector('.mark')?.closest('[inert]') !== null)).toBe(true)
  expect(await violations(later)).toEqual([])
  // Read far down, come back: the list lies open at the same row.
  const row = later.getByRole('list', { name: 'Résultats' }).getByRole('link').nth(15)
  await row.scrollIntoViewIfNeeded()
  const at = (await row.boundingBox())?.y ?? 0
  const name = await row.textContent()
  await row.click()
  await later.waitForURL(/\/initiative\//)
  await later.goBack()
  await expect.poll(async () => Math.abs(((await row.boundingBox())?.y ?? -1e4) - at)).toBeLessThan(24)
  expect(await row.textContent()).toBe(name)
  await later.locator('.sheet-handle').focus()
  await later.keyboard.press('Escape')
  await later.getByRole('button', { name: /^Voir la liste/ }).waitFor()
  expect(await focusedName(later)).toMatch(/^Voir la liste/)
  expect(await violations(later)).toEqual([])
  await again.close()
})

test('the list and the map answer alike, and a zone limits both', async () => {
  const { context, page } = await openReady(served.url, WIDE)
  await goTo(page, `${served.url}/recherche?besoin=reparer`)
  const count = page.locator('.results-head [role=status] strong')
  const asked = await count.textContent()
  await goTo(page, `${served.url}/carte?besoin=reparer`)
  await expect.poll(() => count.textContent()).toBe(asked)
  await page.getByRole('group', { name: /^Plan/ }).focus()
  await page.keyboard.press('+')
  await page.getByRole('button', { name: 'Chercher dans cette zone' }).click()
  await expect.poll(async () => Number.parseInt((await count.textContent()) ?? '', 10)).toBeLessThan(Number.parseInt(asked ?? '', 10))
  await page.getByRole('button', { name: 'Ne plus limiter à cette zone' }).first().click()
  await expect.poll(() => count.textContent()).toBe(asked)
  await context.close()
})

test('my position is drawn with its accuracy, and told nobody', async () => {
  const sent: string[] = []
  const { context, page } = await openReady(served.url, {
    geolocation: { latitude: 48.8201, longitude: 2.3001, accuracy: 40 },
    permissions: ['geolocation'],
  })
  context.on('request', (request) => sent.push(request.url(), request.postData() ?? ''))
  await goTo(page, `${served.url}/carte`)
  await page.getByRole('button', { name: 'Ma position' }).click()
  await page.locator('.me-dot').waitFor()
  await page.getByText(/à 40 m près/).waitFor()
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href)
  expect(kept + sent.join()).not.toMatch(/48\.82|2\.30/)
  await context.close()
})

test('no shelter is on the map, whatever is asked', async () => {
  const { context, page } = await openReady(served.url, WIDE)
  for (const query of ['violences conjugales', 'escale solidarité femmes', 'hébergement femmes']) {
    await goTo(page, `${served.url}/carte?q=${encodeURIComponent(query)}`)
    await page.getByRole('list', { name: 'Résultats' }).getByText('Escale', { exact: false }).first().waitFor()
    expect(await namesOf(page)).not.toMatch(/escale/i)
  }
  await page.goto(`${served.url}/carte?lieu=l-escale-solidarite-femmes`)
  await page.locator('.mark').first().waitFor()
  expect(await page.locator('.place-card').count()).toBe(0)
  await context.close()
})
