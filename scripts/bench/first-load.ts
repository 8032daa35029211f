/** A first visit on a slow phone and network (4× CPU slow-down, 1.6 Mbit/s, 150 ms), beside a bare page of the same server in the same run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { buildApp } from '../../src/server/app.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { databasePlace, openGuide } from '../../src/server/open-guide.ts'
import { Publisher } from '../../src/server/releases/publisher.ts'

import { CHROMIUM_ARGS, chromiumPath } from '../test/chromium.ts'

const VISITS = 5
async function slowDown(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

/** Milliseconds from the start of the visit: first paint, and first real entries on the screen. */
async function visit(url: string, selector: string): Promise<{ paint: number; usable: number; blocking: number; kB: number }> {
  const profile = mkdtempSync(join(tmpdir(), 'guide-bench-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: CHROMIUM_ARGS,
    viewport: { width: 360, height: 740 },
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await slowDown(page)
  await page.addInitScript(() => {
    const long = { total: 0 }
    Object.assign(globalThis, { longTasks: long })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) long.total += Math.max(0, entry.duration - 50)
    }).observe({ type: 'longtask', buffered: true })
  })
  await page.goto(url)
  await page.waitForSelector(selector)
  const measured = await page.evaluate(() => {
    const usable = performance.now()
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const page = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming
    const { total } = (globalThis as unknown as { longTasks: { total: number } }).longTasks
    return { paint, usable, blocking: total, kB: (page.transferSize + resources.reduce((sum, { transferSize }) => sum + transferSize, 0)) / 1000 }
  })
  await context.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  return measured
}

const median = (values: number[]) => Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)

async function rowOf(what: string, url: string, selector: string) {
  const visits = []
  for (let at = 0; at < VISITS; at += 1) visits.push(await visit(url, selector))
  return {
    page: what,
    'first paint ms': median(visits.map(({ paint }) => paint)),
    'usable ms': median(visits.map(({ usable }) => usable)),
    'blocking ms': median(visits.map(({ blocking }) => blocking)),
    kB: median(visits.map(({ kB }) => kB)),
  }
}

export async function benchFirstLoad() {
  const environment = readEnvironment({ ...process.env, LOG_LEVEL: 'silent' })
  const guide = await openGuide(databasePlace(environment), environment.dataDir)
  const app = await buildApp({ ...environment, ...guide, publisher: new Publisher(guide), distDir: 'dist' })
  app.get('/bench/bare', (_request, reply) => reply.type('text/html').send('<!doctype html><title>bare</title><h1>bare</h1>'))
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const url = address.replace('127.0.0.1', 'localhost')
  const rows = [
    await rowOf('bare page (the machine’s limit)', `${url}/bench/bare`, 'h1'),
    await rowOf('home', `${url}/`, '.needs-grid a'),
    await rowOf('results, first visit', `${url}/recherche?q=manger`, '.results .entries li'),
  ]
  await app.close()
  await guide.close()
  const limit = rows[0]?.['first paint ms'] || 1
  return rows.map((row) => ({ ...row, 'first paint, of the limit': Math.round((row['first paint ms'] / limit) * 100) / 100 }))
}
