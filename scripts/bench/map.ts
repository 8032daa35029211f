/**
 * `npm run bench -- map`: the map on a phone slowed down four times, from the phone's own copy with the server dead: how long until plan and places are
 * drawn, what a frame costs while panning and zooming, how long a filter takes; with the real guide and with 5,000 generated initiatives, beside a bare
 * page in the same run.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { buildApp } from '../../src/server/app.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { databasePlace, openGuide } from '../../src/server/open-guide.ts'
import { takeInPack } from '../../src/server/pack/take-in-pack.ts'
import { publish } from '../../src/server/releases/publish.ts'
import { Publisher } from '../../src/server/releases/publisher.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../test/chromium.ts'
import { benchFolder } from './bench-folder.ts'
import { generatedPack } from './generated-guide.ts'
import { traced, workPerFrame } from './map/frames.ts'

const SLOWER = 4
const GENERATED = 5_000
const OPENINGS = 9
/** What this machine cannot be quicker than. */
const BARE = 'data:text/html,<!doctype html><title>bare</title><button class="mark">bare</button>'
const FILTERINGS = 10
/** What the page calls once it is drawn. */
const SEEN = 'benchSeen'
const BUDGET = { open: 1000, frame: { real: 16, generated: 33 }, filter: 100 }

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const round = (value: number) => Math.round(value * 10) / 10

/** @param count of generated initiatives; the real guide without. */
async function serve(count: number | undefined) {
  const environment = readEnvironment({ ...process.env, LOG_LEVEL: 'silent', DATABASE_URL: '' })
  const place = join(benchFolder('map'), 'guide.db')
  // The lineage that dist/ was built with, so that the phone goes on from the release it came with.
  new DatabaseSync(databasePlace(environment)).exec(`vacuum into '${place.replaceAll("'", "''")}'`)
  const guide = await openGuide(place, environment.dataDir)
  if (count) {
    await takeInPack(guide.db, guide.engine, generatedPack(count), new Date())
    await publish(guide.db, { now: new Date(), kind: 'pack' })
  }
  const app = await buildApp({ ...environment, ...guide, publisher: new Publisher(guide), distDir: 'dist' })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const { version } = (await app.inject('/guide/manifest.json')).json<{ version: number }>()
  return { app, version, url: address.replace('127.0.0.1', 'localhost') }
}

async function slowed(context: BrowserContext): Promise<{ page: Page; session: CDPSession }> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return { page, session }
}

/**
 * Milliseconds from the start of the visit to the picture that has the first mark; the plan is drawn before marks are. The page itself says when:
 * asking it would make the slow page compile the asker's own script, a fifth of a second.
 */
async function openingOf(context: BrowserContext, url: string): Promise<number> {
  const { page, session } = await slowed(context)
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: SEEN })
  const seen = new Promise<number>((resolve) => session.on('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload))))
  await page.addInitScript((name) => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('.mark')) return
      watch.disconnect()
      // The task after the frame that draws it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => Reflect.get(globalThis, name)(String(performance.now()))
        port2.postMessage(0)
      })
    })
    watch.observe(document, { subtree: true, childList: true })
  }, SEEN)
  await page.goto(url, { waitUntil: 'commit' })
  const time = await seen
  await page.close()
  return time
}

async function drag(page: Page) {
  const [x, y] = [180, 400]
  for (let drag = 0; drag < 6; drag += 1) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (let step = 1; step <= 20; step += 1) {
      await page.mouse.move(x + Math.cos(drag) * step * 6, y + Math.sin(drag) * step * 6)
      await page.waitForTimeout(16)
    }
    await page.mouse.up()
    await page.waitForTimeout(300)
  }
}

/** Drags the map about, then goes nearer and farther. */
async function move(page: Page) {
  await drag(page)
  for (const name of ['Approcher', 'Approcher', 'Approcher', 'Éloigner', 'Éloigner', 'Éloigner']) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.waitForTimeout(500)
  }
}

/** Milliseconds from a filter's change to the picture that follows it. */
async function filterings(page: Page): Promise<number[]> {
  await page.getByRole('button', { name: /^Voir la liste/ }).click()
  await page.getByRole('button', { name: /^Filtres/ }).click()
  const box = page.getByRole('checkbox', { name: /^Gratuit/ })
  await box.waitFor()
  const times: number[] = []
  for (let time = 0; time < FILTERINGS; time += 1) {
    await page.waitForTimeout(700)
    times.push(
      await box.evaluate(
        (one: HTMLInputElement) =>
          new Promise<number>((seen) => {
            const from = performance.now()
            one.click()
            requestAnimationFrame(() => setTimeout(() => seen(performance.now() - from)))
          }),
      ),
    )
  }
  return times
}

const SIZE = { viewport: { width: 360, height: 740 }, locale: 'fr-FR' }

async function ready(page: Page, url: string, version: number) {
  await page.goto(url)
  await page.waitForSelector('html[data-offline="ready"]', { timeout: 60_000 })
  await page.waitForFunction((wanted) => Number(document.documentElement.dataset['guideVersion']) >= wanted, version, { timeout: 120_000 })
}

/** A picture that follows the pointer, and nothing else: what a frame costs on this machine at the least. */
const BARE_DRAG = `data:text/html,<!doctype html><style>body{margin:0;overflow:hidden}div{inline-size:900px;block-size:900px;will-change:transform;
background:linear-gradient(red,blue)}</style><div></div><script>let x=0,y=0,from;addEventListener('mousedown',(e)=>{from=[e.clientX-x,e.clientY-y]});
addEventListener('mousemove',(e)=>{if(!from)return;x=e.clientX-from[0];y=e.clientY-from[1];requestAnimationFrame(()=>{
document.querySelector('div').style.transform='translate3d('+x+'px,'+y+'px,0)'})});addEventListener('mouseup',()=>{from=undefined})</script>`

async function bareFrames(browser: Browser): Promise<number[]> {
  const context = await browser.newContext(SIZE)
  const { page } = await slowed(context)
  await page.goto(BARE_DRAG)
  const frames = workPerFrame(await traced(browser, page, () => drag(page)))
  await context.close()
  return frames
}

async function moving(url: string, version: number) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
  const bareWork = await bareFrames(browser)
  const context = await browser.newContext(SIZE)
  const first = await context.newPage()
  await ready(first, url, version)
  await first.close()
  const { page } = await slowed(context)
  await page.goto(`${url}/carte`)
  await page.waitForSelector('.mark')
  await page.waitForTimeout(3_000)
  const frames = workPerFrame(await traced(browser, page, () => move(page)))
  const filtered = await filterings(page)
  await browser.close()
  return { bareWork, frames, filtered }
}

/** With the server dead, and the browser started again. */
async function openings(profile: string, url: string) {
  const context = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), args: CHROMIUM_ARGS, ...SIZE })
  const [bare, opened]: [number[], number[]] = [[], []]
  for (let time = 0; time < OPENINGS; time += 1) {
    bare.push(await openingOf(context, BARE))
    opened.push(await openingOf(context, `${url}/carte`))
  }
  await context.close()
  return { bare: median(bare), opened: median(opened) }
}

async function measure(count: number | undefined) {
  const { app, version, url } = await serve(count)
  const profile = benchFolder('profile')
  const first = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), args: CHROMIUM_ARGS, ...SIZE })
  await ready(await first.newPage(), url, version)
  await first.close()
  const moved = await moving(url, version)
  app.server.closeAllConnections()
  await app.close()
  return { ...moved, ...(await openings(profile, url)) }
}

export async function benchMap() {
  const rows = []
  for (const [name, count] of [
    ['real', undefined],
    ['generated', GENERATED],
  ] as const) {
    const { bare, opened, bareWork, frames, filtered } = await measure(count)
    rows.push({
      guide: count ? `${count} generated` : name,
      'opens ms': round(opened),
      'of a bare page': round(opened / bare),
      'at most ms': BUDGET.open,
      'work per frame ms': round(median(frames)),
      'of a bare drag': round(median(frames) / median(bareWork)),
      'p95 frame ms': round([...frames].sort((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? 0),
      'frame at most': BUDGET.frame[name],
      frames: frames.length,
      'filter ms': round(median(filtered)),
      'worst filter ms': round(Math.max(...filtered)),
      'filter at most': BUDGET.filter,
    })
  }
  return rows
}
