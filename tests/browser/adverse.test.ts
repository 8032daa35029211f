/** Nonsense addresses, a 10,000-character query, hostile strings: an honest, calm page, no exception, nothing injected. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { openReady } from './pages.ts'
import { removeTemporaryFolders, serveGuide } from './served-guide.ts'

afterAll(removeTemporaryFolders)

/** Hostile strings of our own; the big lists beside the project are used too where they exist. */
const OWN = [
  '<script>globalThis.injected=1</script>',
  '"><img src=x onerror=globalThis.injected=1>',
  "'; DROP TABLE initiatives; --",
  '{{constructor.constructor("globalThis.injected=1")()}}',
  '${globalThis.injected=1}',
  'javascript:globalThis.injected=1',
  '\u202Egnirts lartoh\u202C',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\uD800',
  '(((((((((([[[[[',
  '.*+?^${}()|[]\\',
  '%00%0d%0aSet-Cookie:x=1',
  '../../../../etc/passwd',
  'ﷺﷺﷺ',
  '\u0000\u0001\u0002',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  'a'.repeat(10_000),
  'é '.repeat(5_000),
  '<'.repeat(3_000),
]
const LISTS = ['../shared/fixtures/adverse/blns-part1.json', '../shared/fixtures/adverse/xss-payloads-part1.txt']

function listed(): string[] {
  const present = LISTS.filter((file) => existsSync(file))
  return present.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return file.endsWith('.json') ? (JSON.parse(text) as string[]) : text.split('\n').filter((_line, at) => at % 10 === 0)
  })
}

const PATHS = [
  '/recherche?besoin=voler&rayon=-5&commune=%00&mode=,,,&cout=gratuit,gratuit',
  '/recherche?q=%E0%A4%A',
  '/recherche?q[]=1&q=2&q=3',
  '/initiative/%E0%A4%A',
  '/initiative/..%2f..%2fetc',
  '/comprendre/%3Cscript%3E',
  '/%00',
  '/recherche?pres=moi&rayon=1e999',
  `/initiative/${'a'.repeat(3000)}`,
]

test('hostile addresses and strings', { timeout: 300_000 }, async () => {
  const served = await serveGuide()
  const { context, page, errors } = await openReady(served.url)
  const calm = async (what: string) => {
    expect(await page.evaluate(() => 'injected' in globalThis), what).toBe(false)
    expect(await page.locator('main h1, main [role=alert]').count(), what).toBeGreaterThan(0)
    expect(await page.locator('main [role=alert]').count(), what).toBe(0)
  }
  for (const path of PATHS) {
    await page.goto(served.url + path)
    await page.waitForSelector('main h1', { state: 'attached' })
    await calm(path)
  }
  for (const text of OWN) {
    await page.goto(`${served.url}/recherche?q=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))}`)
    await page.waitForSelector('main h1', { state: 'attached' })
    await calm(text.slice(0, 60))
  }
  await page.goto(`${served.url}/recherche`)
  const field = page.getByRole('combobox', { name: /^Rechercher/ })
  await field.waitFor()
  for (const text of listed()) {
    await field.evaluate((input: HTMLInputElement, value: string) => {
      input.value = value
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }, text)
  }
  await calm('the lists')
  expect(errors).toEqual([])
  await context.close()
  await served.kill()
})
