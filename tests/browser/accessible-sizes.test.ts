/** Every page on wider screens, with text twice as large, and for fingers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { goTo, openReady, overflow, PAGES, remember } from './pages.ts'
import { removeTemporaryFolders, type ServedGuide, serveGuide } from './served-guide.ts'

let served: ServedGuide

beforeAll(async () => {
  served = await serveGuide()
})
afterAll(async () => {
  await served.kill()
  removeTemporaryFolders()
})

test('text twice as large: nothing is lost to the side', { timeout: 120_000 }, async () => {
  const { context, page } = await openReady(served.url)
  await remember(page, { textSize: '200' })
  const found: string[] = []
  for (const [name, address] of Object.entries(PAGES)) {
    await goTo(page, served.url + address)
    const by = await overflow(page)
    if (by > 0) found.push(`${name}: overflows by ${by} px`)
  }
  await context.close()
  expect(found).toEqual([])
})

test.each([
  [820, 1180],
  [1280, 800],
])('axe at %i × %i', async (width, height) => {
  const { context, page } = await openReady(served.url, { viewport: { width, height } })
  const found: string[] = []
  for (const [name, address] of Object.entries(PAGES)) {
    await goTo(page, served.url + address)
    found.push(...(await violations(page)).map((line) => `${name}: ${line}`))
  }
  await context.close()
  expect(found).toEqual([])
})

test('targets are large enough on a phone (44 px, but for links within sentences)', async () => {
  const { context, page } = await openReady(served.url)
  const small: string[] = []
  for (const [name, address] of Object.entries(PAGES)) {
    await goTo(page, served.url + address)
    const found = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a, button, select, label:has(input)')]
        .filter((target) => target.offsetParent && !target.closest('p, .sources, .entry-name, .skip, .sheet dd'))
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 44 || box.width < 44)
        .map(({ target, box }) => `${target.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`),
    )
    small.push(...found.map((line) => `${name}: ${line}`))
  }
  await context.close()
  expect(small).toEqual([])
})
