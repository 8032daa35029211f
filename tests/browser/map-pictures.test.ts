/**
 * The map as it is meant to look: pictures at four zooms, two themes, three sizes, in French and Arabic, kept in `pictures/` and compared.
 * `UPDATE_PICTURES=1 npx vitest run --project browser tests/browser/map-pictures.test.ts` takes them anew: look at each before keeping it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goTo, openReady } from './pages.ts'
import { removeTemporaryFolders, type ServedGuide, serveGuide } from './served-guide.ts'

const FOLDER = 'tests/browser/pictures'
const SIZES = { phone: [360, 740], tablet: [820, 1180], desk: [1280, 800] } as const
/** Nearer by so many steps than what the map opens with. */
const STEPS = [0, 1, 2, 4]
/**
 * Each browser draws letters a little otherwise, and each machine has its own Arabic ones: squares of a few pixels are compared, of the map alone.
 * Without its words 1 to 5 % of them are far off, without its lines 3 to 14 %.
 */
const GRAIN = 4
const FAR_OFF = 24
const MOST_FAR_OFF = 0.008

let served: ServedGuide
beforeAll(async () => {
  served = await serveGuide()
})
afterAll(async () => {
  await served.kill()
  removeTemporaryFolders()
})

type Part = { x: number; y: number; width: number; height: number }

/** Share of squares of a part of the picture whose colour is far from what it was. */
const difference = (page: Page, kept: Buffer, taken: Buffer, part: Part) =>
  page.evaluate(
    async ([before, now, { x, y, width, height }, grain, far]) => {
      const coarse = async (picture: string) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${picture}`)).blob())
        const canvas = new OffscreenCanvas(Math.ceil(width / grain), Math.ceil(height / grain))
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
        context.imageSmoothingQuality = 'high'
        context.drawImage(bitmap, x, y, width, height, 0, 0, canvas.width, canvas.height)
        return context.getImageData(0, 0, canvas.width, canvas.height)
      }
      const [one, other] = [await coarse(before), await coarse(now)]
      let count = 0
      for (let at = 0; at < one.data.length; at += 4) {
        const apart = [0, 1, 2].map((channel) => Math.abs((one.data[at + channel] ?? 0) - (other.data[at + channel] ?? 0)))
        if (Math.max(...apart) > far) count += 1
      }
      return count / (one.data.length / 4)
    },
    [kept.toString('base64'), taken.toString('base64'), part, GRAIN, FAR_OFF] as const,
  )

/** Where pictures may be read from pages of their own rules. */
async function blank(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto('about:blank')
  return other
}

/** Comes nearer by so many steps, one after the other as a reader would. */
async function approach(page: Page, steps: number) {
  const nearer = page.locator('.map-controls button').first()
  for (let step = 0; step < steps; step += 1) {
    await nearer.click()
    await page.waitForTimeout(400)
  }
}

async function take(page: Page): Promise<Buffer> {
  await page.mouse.move(0, 0)
  await page.waitForTimeout(600)
  return page.screenshot({ type: 'jpeg', quality: 50 })
}

const cases = Object.keys(SIZES).flatMap((size) =>
  ['light', 'dark'].flatMap((theme) => ['fr', 'ar'].map((language) => [size, theme, language] as const)),
)

test.each(cases)('%s, %s, %s', { timeout: 120_000 }, async (size, theme, language) => {
  const [width, height] = SIZES[size as keyof typeof SIZES]
  const { context, page } = await openReady(served.url, { viewport: { width, height } })
  await page.evaluate(
    (stored) => {
      for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, value)
    },
    { theme, language },
  )
  const ruler = await blank(page)
  await page.bringToFront()
  await goTo(page, `${served.url}/carte`)
  const part = (await page.locator('.map-region').boundingBox()) ?? { x: 0, y: 0, width, height }
  const far: string[] = []
  for (const [at, steps] of STEPS.entries()) {
    await approach(page, steps - (STEPS[at - 1] ?? 0))
    const name = `${size}-${theme}-${language}-${steps}.jpg`
    const taken = await take(page)
    if (process.env['UPDATE_PICTURES']) {
      mkdirSync(FOLDER, { recursive: true })
      writeFileSync(join(FOLDER, name), taken)
    }
    if (!existsSync(join(FOLDER, name))) throw new Error(`${name} is not kept yet`)
    const share = await difference(ruler, readFileSync(join(FOLDER, name)), taken, part)
    if (share > MOST_FAR_OFF) far.push(`${name}: ${(share * 100).toFixed(2)} %`)
  }
  await context.close()
  expect(far).toEqual([])
})
