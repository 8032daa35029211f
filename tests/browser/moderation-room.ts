/** The staff's room, entered as its first administrator does. */
import { expect } from 'vitest'
import { firstAdministratorLink } from '../../src/server/staff/first-administrator.ts'
import { launchContext } from './engines/chromium.ts'
import { type ServedGuide, temporaryFolder } from './served-guide.ts'

/** The first administrator comes in by the link that the server prints. */
export async function enterModeration(served: ServedGuide) {
  const context = await launchContext(temporaryFolder(), { viewport: { width: 1280, height: 800 } })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto((await firstAdministratorLink(served.db, served.url)) ?? '')
  await page.getByLabel('Votre prénom et votre nom').fill('Claire Martin')
  await page.getByLabel('Adresse e-mail').fill('claire@example.org')
  await page.getByLabel('Mot de passe').fill('une phrase facile à retenir')
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await page.getByRole('heading', { name: 'À relire' }).waitFor()
  expect(page.url()).not.toContain('#')
  return { context, page }
}
