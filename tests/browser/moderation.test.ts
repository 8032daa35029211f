/** The staff's room in Chromium: sound on every page, nothing executed of what readers wrote, and a long queue that opens at once. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { Contribution } from '../../src/domain/contribution.ts'
import { receive } from '../../src/server/contributions/receive.ts'
import { comment } from '../server/contribution-samples.ts'
import { violations } from './axe.ts'
import { enterModeration } from './moderation-room.ts'
import { removeTemporaryFolders, type ServedGuide, serveGuide } from './served-guide.ts'

let served: ServedGuide
beforeEach(async () => {
  served = await serveGuide()
})
afterEach(() => served.kill().catch(() => undefined))
afterAll(removeTemporaryFolders)

const PAGES = [
  '',
  '?genre=suggestion',
  '?genre=report',
  '/a-verifier',
  '/initiatives',
  '/initiatives/i0315',
  '/initiatives/nouvelle',
  '/publications',
  '/equipe',
  '/journal',
]

const send = (...contributions: Partial<Contribution>[]) =>
  receive(
    served.db,
    'sqlite',
    contributions.map((fields) => comment(fields).contribution),
    new Date(),
  )

const SUGGESTION = {
  name: '<b>La Gratiferie</b>',
  needs: ['s-equiper'],
  summary: 'Chacun apporte ce dont il ne se sert plus.',
  phone: '01 46 00 00 00',
}
const REPORT = { target: { kind: 'initiative' as const, id: 'i0315' }, reason: 'wrong-contact' as const, proposed: { phone: '01 55 48 00 00' } }

async function show(page: Page, address: string) {
  await page.goto(`${served.url}/moderation${address}`)
  await page.locator('.mod h1').waitFor()
  await page.waitForLoadState('networkidle')
}

test('axe finds nothing on any page, wide and narrow, by day and by night, and nothing overflows', async () => {
  await send({ body: { initiativeId: 'i0315', text: 'Bon accueil.' } }, { kind: 'suggestion', body: SUGGESTION }, { kind: 'report', body: REPORT })
  const { context, page } = await enterModeration(served)
  const found: string[] = []
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const address of PAGES) {
      await show(page, address)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        found.push(...(await violations(page)).map((line) => `${address} ${width} ${colorScheme}: ${line}`))
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (over > 0) found.push(`${address} ${width}: overflows by ${over}`)
    }
  }
  await context.close()
  expect(found).toEqual([])
})

/** Scrolled to, is it all there to be seen and pressed? */
async function isInSight(page: Page, name: RegExp) {
  const button = page.getByRole('button', { name })
  await button.scrollIntoViewIfNeeded()
  return button.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return [top + 4, bottom - 4].every((y) => element.contains(document.elementFromPoint((left + right) / 2, y)))
  })
}

test('letters twice as large on a phone: nothing overflows, no bar covers what one reads or presses', async () => {
  await send({ body: { initiativeId: 'i0315', text: 'Bon accueil.' } })
  const { context, page } = await enterModeration(served)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.addInitScript(() => addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '225%')))
  await show(page, '')
  await page.locator('.toast-close').click()
  await page.getByRole('list', { name: 'Contributions' }).getByRole('listitem').first().getByRole('button').click()
  await page.getByRole('button', { name: /^Accepter/ }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  const covered = await page.locator('.mod-verdict').evaluate((bar) => Math.max(0, innerHeight - bar.getBoundingClientRect().top) / innerHeight)
  expect(covered).toBeLessThan(1 / 3)
  expect([await isInSight(page, /^Accepter/), await isInSight(page, /^Refuser/), await isInSight(page, /^Retour/)]).toEqual([true, true, true])
  await context.close()
})

test('another page of the room: its heading takes the focus', async () => {
  const { context, page } = await enterModeration(served)
  await page.getByRole('navigation', { name: 'Modération' }).getByRole('link', { name: 'À vérifier' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/vérifier/)
  await context.close()
})

test('what readers write is shown as they wrote it, and never runs', async () => {
  const text = '<img src=x onerror="globalThis.injected=1"><script>globalThis.injected=1</script> {{constructor}} \u202Egnirts'
  await send({ body: { initiativeId: 'i0315', text } })
  const { context, page } = await enterModeration(served)
  await page.locator('.mod-text', { hasText: 'onerror' }).waitFor()
  expect(await page.locator('.mod-text').first().textContent()).toBe(text)
  expect(await page.evaluate(() => 'injected' in globalThis)).toBe(false)
  await context.close()
})

test('ten thousand wait: the queue opens at once, and the end of a page brings the next', async () => {
  for (let at = 0; at < 20; at += 1)
    await send(...Array.from({ length: 500 }, (_, n) => ({ body: { initiativeId: 'i0315', text: `Avis ${at * 500 + n}` } })))
  const { context, page } = await enterModeration(served)
  const rows = page.getByRole('list', { name: 'Contributions' }).getByRole('listitem')
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(50)
  for (let turn = 0; turn < 6; turn += 1) {
    const before = await rows.count()
    await rows.last().scrollIntoViewIfNeeded()
    await expect.poll(() => rows.count(), { timeout: 10_000 }).toBeGreaterThan(before)
  }
  await page.keyboard.press('j')
  await page.getByRole('button', { name: /^Accepter/ }).waitFor()
  await page.keyboard.press('a')
  await page.getByText('Acceptée : « Casaco »').first().waitFor()
  await context.close()
})

test('an entry is verified by one button, and by no other', async () => {
  const { context, page } = await enterModeration(served)
  await show(page, '/a-verifier')
  await page.getByRole('button', { name: 'Vérifiée aujourd’hui par téléphone' }).first().click()
  const said = await page.getByText(/est vérifiée à la date d’aujourd’hui/).innerText()
  const verified = await served.db.selectFrom('initiative').select('name').where('verified_at', '<>', '').execute()
  expect(verified).toHaveLength(1)
  expect(said).toContain(verified[0]?.name)
  await context.close()
})
