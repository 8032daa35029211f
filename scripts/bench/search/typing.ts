/** The app itself on a slow phone: from a key press to the painted results, as the browser's own event timing tells. */
import { chromium, type Locator, type Page } from 'playwright-core'
import { buildApp } from '../../../src/server/app.ts'
import { readEnvironment } from '../../../src/server/environment.ts'
import { databasePlace, openGuide } from '../../../src/server/open-guide.ts'
import { Publisher } from '../../../src/server/releases/publisher.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../../test/chromium.ts'

/** `times`: milliseconds for each key. `longestHold`: the longest task from the opening of the page until the index was made. */
export type Typing = { times: number[]; longestHold: number }

type Watched = { keys: number[]; longest: number; clear: () => void }

/** What is below the browser's own threshold is not told: it counts as the threshold. */
const THRESHOLD_MS = 16

/** What the browser itself tells of each key, from the press to the next painted picture. */
async function watchKeys(page: Page) {
  await page.addInitScript((threshold) => {
    const byKey = new Map<number, number>()
    const watched: Watched = { keys: [], longest: 0, clear: () => byKey.clear() }
    Object.assign(globalThis, { watched })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        // From the press: the event `input` begins when half of the work is done.
        if (entry.name !== 'keydown') continue
        byKey.set(entry.startTime, Math.max(byKey.get(entry.startTime) ?? 0, entry.duration))
        watched.keys = [...byKey.values()]
      }
    }).observe({ type: 'event', durationThreshold: threshold } as PerformanceObserverInit)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration)
    }).observe({ type: 'longtask', buffered: true })
  }, THRESHOLD_MS)
}

async function typeInto(page: Page, field: Locator, texts: readonly string[], slower: number): Promise<Typing> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const watched = () =>
    page.evaluate(() => {
      const { keys, longest } = (globalThis as unknown as { watched: Watched }).watched
      return { keys, longest }
    })
  // A first text, not counted: the index is made meanwhile.
  await field.pressSequentially('zzz', { delay: 100 })
  await page.waitForTimeout(3_000)
  const { longest } = await watched()
  await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.clear())
  let typed = 0
  for (const text of texts) {
    await field.fill('')
    await field.pressSequentially(text, { delay: 150 })
    typed += text.length
  }
  await page.waitForTimeout(1_000)
  const { keys } = await watched()
  const times = [...keys, ...Array.from({ length: Math.max(0, typed - keys.length) }, () => THRESHOLD_MS)]
  return { times, longestHold: longest }
}

/** `app`: ours. `bare`: a page with a field and nothing else, the limit of this machine. */
export async function typeInTheApp(texts: readonly string[], slower: number): Promise<{ app: Typing; bare: Typing }> {
  const environment = readEnvironment({ ...process.env, LOG_LEVEL: 'silent' })
  const guide = await openGuide(databasePlace(environment), environment.dataDir)
  const server = await buildApp({ ...environment, ...guide, publisher: new Publisher(guide), distDir: 'dist' })
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
  const size = { viewport: { width: 360, height: 740 } }

  const page = await browser.newPage(size)
  await watchKeys(page)
  await page.goto(`${address.replace('127.0.0.1', 'localhost')}/recherche`)
  await page.waitForSelector('.results .entries li')
  const app = await typeInto(page, page.getByRole('combobox', { name: /^Rechercher/ }), texts, slower)
  await page.close()

  const blank = await browser.newPage(size)
  await watchKeys(blank)
  await blank.goto(`data:text/html,<label>field <input></label>`)
  const bare = await typeInto(blank, blank.getByRole('textbox'), texts, slower)

  await browser.close()
  await server.close()
  await guide.close()
  return { app, bare }
}
