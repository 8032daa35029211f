/** The whole loop in real browsers: written without network, accepted by keyboard, on a second phone, and told to its author. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { launchContext } from './engines/chromium.ts'
import { enterModeration } from './moderation-room.ts'
import { goTo, openReady } from './pages.ts'
import { removeTemporaryFolders, type ServedGuide, serveGuide, temporaryFolder } from './served-guide.ts'

let served: ServedGuide
beforeEach(async () => {
  served = await serveGuide()
  served.publisher.start()
})
afterEach(async () => {
  await served.kill().catch(() => undefined)
  await served.publisher.stop()
})
afterAll(removeTemporaryFolders)

const PHONE = { viewport: { width: 360, height: 740 } }
const TEXT = 'Accueil chaleureux, on m’a prêté un bureau <b>toute</b> une journée.'

async function updateGuide(page: Page) {
  await goTo(page, `${served.url}/reglages`)
  await page.getByRole('button', { name: 'Chercher une mise à jour' }).click()
  await page
    .getByText(/à jour/)
    .first()
    .waitFor()
}

test('an opinion written in a stairwell is in everybody’s guide, and its author knows', async () => {
  const profile = temporaryFolder()
  let author = await launchContext(profile, PHONE)
  let page = author.pages()[0] ?? (await author.newPage())
  await page.goto(served.url)
  await page.waitForSelector('html[data-offline="ready"][data-guide-version]', { timeout: 60_000 })
  await author.setOffline(true)
  await goTo(page, `${served.url}/initiative/casaco`)
  await page.getByRole('link', { name: 'Donner mon avis' }).click()
  await page.getByLabel('Quelques mots').fill(TEXT)
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click()
  await page.getByText(/gardé sur ce téléphone et partira tout seul/).waitFor({ timeout: 45_000 })
  await author.close()

  // The next day, with network: the app sends by itself.
  author = await launchContext(profile, PHONE)
  page = author.pages()[0] ?? (await author.newPage())
  await page.goto(served.url)
  await expect.poll(async () => (await served.db.selectFrom('contribution').select('state').execute()).length, { timeout: 60_000 }).toBe(1)

  const staff = await enterModeration(served)
  // Read first, then decided: keys wait for the text to be there.
  await staff.page.locator('.mod-text', { hasText: TEXT }).waitFor()
  await staff.page.keyboard.press('a')
  await staff.page.getByText('Acceptée : « Casaco »').waitFor()
  await staff.page.getByText('Tout est relu. Merci !').waitFor()

  const version = async () => (await served.releases.manifest())?.version ?? 0
  const before = await version()
  await expect.poll(version, { timeout: 60_000, interval: 500 }).toBeGreaterThanOrEqual(before)
  const { context: second, page: other } = await openReady(served.url)
  await expect
    .poll(
      async () => {
        await updateGuide(other)
        await goTo(other, `${served.url}/initiative/casaco`)
        return other.getByRole('list', { name: 'Avis' }).innerText()
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toContain(TEXT)

  await updateGuide(page)
  await goTo(page, `${served.url}/envois`)
  await page.locator('[aria-label="Mes envois"] > [data-state="published"]').waitFor({ timeout: 60_000 })
  await Promise.all([author.close(), second.close(), staff.context.close()])
})

test('refusing is three keys at most; the author reads why, and undo brings it back', async () => {
  const { context: author, page } = await openReady(served.url)
  await goTo(page, `${served.url}/contribuer?avis=i0315`)
  await page.getByLabel('Quelques mots').fill('Achetez mes montres.')
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click()
  await page.getByText('Reçu.').waitFor()
  const staff = await enterModeration(served)
  await staff.page.locator('.mod-text', { hasText: 'Achetez mes montres.' }).waitFor()
  await staff.page.keyboard.press('r')
  await staff.page.keyboard.press('7')
  await staff.page.getByText('Refusée : « Casaco »').waitFor()
  await staff.page.keyboard.press('u')
  await staff.page.getByText(/de nouveau à relire/).waitFor()
  await staff.page.locator('.mod-text', { hasText: 'Achetez mes montres.' }).waitFor()
  await staff.page.keyboard.press('r')
  await staff.page.keyboard.press('7')
  await staff.page.getByText('Refusée : « Casaco »').waitFor()
  await goTo(page, `${served.url}/envois`)
  await page
    .getByRole('button', { name: 'Envoyer maintenant' })
    .click({ timeout: 2_000 })
    .catch(() => undefined)
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.waitForTimeout(1_500)
        return page.getByRole('list', { name: 'Mes envois' }).innerText()
      },
      { timeout: 60_000 },
    )
    .toContain('C’est de la publicité.')
  await Promise.all([author.close(), staff.context.close()])
})
