/** axe finds nothing on any page, in three languages and both themes; nothing overflows a small phone. */
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

test.each(['fr', 'en', 'ar'].flatMap((language) => ['light', 'dark'].map((theme) => [language, theme] as const)))(
  '%s, %s theme',
  { timeout: 180_000 },
  async (language, theme) => {
    const { context, page, errors } = await openReady(served.url)
    await remember(page, { language, theme })
    const found: string[] = []
    for (const [name, address] of Object.entries(PAGES)) {
      await goTo(page, served.url + address)
      expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
      found.push(...(await violations(page)).map((line) => `${name}: ${line}`))
      if ((await overflow(page)) > 0) found.push(`${name}: overflows`)
    }
    await context.close()
    expect(found).toEqual([])
    expect(errors).toEqual([])
  },
)

test('axe sees a fault when there is one', async () => {
  const { context, page } = await openReady(served.url)
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img'), document.createElement('button')))
  const found = await violations(page)
  await context.close()
  expect(found.join()).toMatch(/image-alt/)
})
