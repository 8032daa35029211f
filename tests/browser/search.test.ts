/** The search as people meet it, in Chromium: suggestions by keyboard and by touch, chips, groups, nothing found; and nothing that jumps. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { launchContext } from './engines/chromium.ts'
import { goTo, openReady } from './pages.ts'
import { removeTemporaryFolders, type ServedGuide, serveGuide, temporaryFolder } from './served-guide.ts'

let served: ServedGuide
beforeAll(async () => {
  served = await serveGuide()
})
afterAll(async () => {
  await served.kill()
  removeTemporaryFolders()
})

const WIDE = { viewport: { width: 1280, height: 800 } }
const field = (page: Page) => page.getByRole('combobox', { name: /^Rechercher/ })
const options = (page: Page) => page.getByRole('listbox', { name: 'Propositions' }).getByRole('option')
const activeRow = (page: Page) =>
  page.evaluate(() => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '')

test('suggestions by keyboard, from the first page to an initiative', async () => {
  const { context, page, errors } = await openReady(served.url, WIDE)
  await field(page).focus()
  await page.keyboard.type('casac', { delay: 60 })
  await options(page).first().waitFor()
  while (!(await activeRow(page)).includes('Casaco')) await page.keyboard.press('ArrowDown')
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Casaco' }).waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('Escape closes the list and keeps the text; a tap on a commune completes it and the focus stays', async () => {
  const { context, page } = await openReady(served.url, { hasTouch: true })
  await goTo(page, `${served.url}/recherche`)
  await field(page).tap()
  await field(page).pressSequentially('velo malak', { delay: 60 })
  await options(page).first().waitFor()
  await page.keyboard.press('Escape')
  expect(await options(page).count()).toBe(0)
  expect(await field(page).inputValue()).toBe('velo malak')
  await page.keyboard.type('o')
  await options(page).filter({ hasText: 'Malakoff' }).first().tap()
  expect(await field(page).inputValue()).toBe('velo Malakoff')
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await options(page).count()).toBe(0)
  await page.waitForURL(/q=velo\+Malakoff/)
  await context.close()
})

test.each(['fr', 'ar'])('axe finds nothing with the list open, on chips, in groups (%s)', async (language) => {
  const { context, page } = await openReady(served.url)
  await page.evaluate((code) => localStorage.setItem('language', code), language)
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => localStorage.setItem('theme', value), theme)
    for (const path of ['/', '/recherche']) {
      await goTo(page, served.url + path)
      await page.locator('.search-box input').pressSequentially('velo', { delay: 60 })
      await page.getByRole('listbox').getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      found.push(...(await violations(page)).map((line) => `${path} ${theme}: ${line}`))
      const heights = await page
        .getByRole('listbox')
        .getByRole('option')
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height))
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
      expect(heights.length).toBeLessThanOrEqual(6)
    }
    await goTo(page, `${served.url}/recherche?q=ordinateur%20zzzzqqq%20`)
    await page.locator('.chip').first().waitFor()
    found.push(...(await violations(page)).map((line) => `chips ${theme}: ${line}`))
  }
  await context.close()
  expect(found).toEqual([])
})

/** Places of what stands above the results and of their first row, at every frame. */
const watchPlaces = (page: Page) =>
  page.evaluate(() => {
    const seen = new Set<string>()
    const shifted: string[] = []
    Object.assign(globalThis, { seen, shifted })
    const look = () => {
      const places = ['.search-box', '.understood', '.results-head', '.results'].map((name) => {
        const box = document.querySelector(name)?.getBoundingClientRect()
        return box ? Math.round(box.top) : '-'
      })
      seen.add(places.join(' '))
      requestAnimationFrame(look)
    }
    look()
    // Rows of lists may change places; what stands still is all the rest.
    const mayMove = '.results, .filters, .understood ul, .suggestions, .search-clear, .footer, .toasts'
    type Shift = PerformanceEntry & { sources: { node: Node | null }[] }
    new PerformanceObserver((list) => {
      const nodes = (list.getEntries() as Shift[]).flatMap(({ sources }) => sources.map(({ node }) => node))
      const elements = nodes.flatMap((node) => (node instanceof Element ? node : (node?.parentElement ?? [])))
      shifted.push(...elements.filter((element) => !element.closest(mayMove)).map(({ outerHTML }) => outerHTML.slice(0, 100)))
    }).observe({ type: 'layout-shift', buffered: false })
  })
const placesSeen = (page: Page) =>
  page.evaluate(() => {
    const { seen, shifted } = globalThis as unknown as { seen: Set<string>; shifted: string[] }
    return { places: [...seen], shifted }
  })

test.each([
  ['a phone', { width: 360, height: 740 }],
  ['a wide screen', { width: 1280, height: 800 }],
])('nothing above the results moves while one types, corrects, takes a chip out or finds nothing (%s)', async (_, viewport) => {
  const { context, page } = await openReady(served.url, { viewport })
  await goTo(page, `${served.url}/recherche`)
  await page.getByText('Un besoin, un nom ou une commune.').waitFor()
  await watchPlaces(page)
  await field(page).pressSequentially('reparer mon velau a malakoff', { delay: 50 })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Enlever Malakoff de la recherche' }).click()
  await expect.poll(() => field(page).inputValue()).toBe('reparer mon velau')
  await field(page).fill('zzzzqqq')
  await page.getByText('Rien trouvé pour cette recherche.').waitFor()
  await field(page).fill('')
  await page.getByText('Un besoin, un nom ou une commune.').waitFor()
  const { places, shifted } = await placesSeen(page)
  await context.close()
  expect(places).toHaveLength(1)
  expect(shifted).toEqual([])
})

test('broad answers stand in one list, each with one link, in groups under headings', async () => {
  const { context, page } = await openReady(served.url, WIDE)
  await goTo(page, `${served.url}/recherche?q=ordinateur`)
  const list = page.getByRole('list', { name: 'Résultats' })
  await list.getByRole('heading', { name: /^En ligne/ }).waitFor()
  expect(await page.getByRole('list', { name: 'Résultats' }).count()).toBe(1)
  const links = await list.locator(':scope > li').evaluateAll((items) => items.map((item) => item.querySelectorAll('a[href^="/initiative/"]').length))
  expect(links.every((count) => count === 1)).toBe(true)
  const more = list.getByRole('button', { name: /^Afficher la suite/ }).first()
  await more.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')).toMatch(/^\/initiative\//)
  expect(await list.locator(':scope > li').count()).toBeGreaterThan(links.length)
  await context.close()
})

test('nothing found: the suggestion holds what was typed, and no request ever did', async () => {
  const { context, page } = await openReady(served.url)
  await goTo(page, `${served.url}/recherche`)
  const asked: string[] = []
  context.on('request', (request) => asked.push(decodeURIComponent(request.url())))
  await field(page).pressSequentially('zzzzqqq', { delay: 30 })
  const link = page.locator('main').getByRole('link', { name: 'Proposer une initiative' })
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe('/contribuer')
  await link.click()
  await expect.poll(() => page.getByRole('textbox', { name: /^Son nom/ }).inputValue()).toBe('zzzzqqq')
  expect(asked.filter((url) => url.includes('zzzzqqq'))).toEqual([])
  await context.close()
})

test('a link has the last word over what was typed; Escape and « Voir » lead back to the results', async () => {
  const { context, page } = await openReady(served.url)
  await goTo(page, `${served.url}/recherche`)
  await field(page).pressSequentially('zzzzqqq', { delay: 30 })
  await page.locator('main').getByRole('link', { name: 'Proposer une initiative' }).waitFor()
  // The address follows quietly, without the router.
  await expect.poll(() => page.url()).toContain('zzzzqqq')
  await page.locator('.nothing').getByRole('link', { name: 'Se nourrir' }).click()
  await expect.poll(() => field(page).inputValue()).toBe('')
  await expect.poll(() => new URL(page.url()).search).toBe('?besoin=se-nourrir')
  await expect.poll(() => page.getByRole('list', { name: 'Résultats' }).getByRole('link').count()).toBeGreaterThan(5)
  const toggle = page.getByRole('button', { name: /^Filtres/ })
  await toggle.click()
  await page.getByRole('checkbox', { name: /^Gratuit/ }).press('Escape')
  await expect.poll(() => toggle.getAttribute('aria-expanded')).toBe('false')
  expect(await toggle.evaluate((one) => one === document.activeElement)).toBe(true)
  await context.close()
})

test('until the guide knows its words it says so calmly, never that there is nothing', async () => {
  const context = await launchContext(temporaryFolder(), { viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })
  const page = context.pages()[0] ?? (await context.newPage())
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/*thesaurus*', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${served.url}/recherche?q=meubles`)
  await page.getByText('Un instant…').waitFor()
  await page.waitForTimeout(500)
  expect(await page.getByText(/Rien trouvé|Aucun résultat|mot inconnu/).count()).toBe(0)
  letGo()
  await page.locator('.results-head', { hasText: /\d+ résultats/ }).waitFor()
  await context.close()
})

test('the last searches are kept only when switched on, and offered in the empty field', async () => {
  const { context, page } = await openReady(served.url)
  const search = async (text: string) => {
    await goTo(page, `${served.url}/recherche`)
    await field(page).pressSequentially(text, { delay: 30 })
    await page.keyboard.press('Enter')
  }
  await search('meubles')
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('meubles')
  await goTo(page, `${served.url}/reglages`)
  await page.getByRole('checkbox', { name: /dernières recherches/ }).check()
  await search('vêtements')
  await goTo(page, served.url)
  await field(page).focus()
  await options(page).filter({ hasText: 'vêtements' }).waitFor()
  expect(await options(page).allTextContents()).toEqual(['déjà cherché vêtements'])
  expect(await violations(page)).toEqual([])
  await context.close()
})
