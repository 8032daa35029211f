/**
 * `npm run bench -- search`: how fast the search is in a real browser slowed down four times, beside its peers in the same run, over the real guide and over
 * 10,000 generated entries; how long the index holds the page up; and, in the app itself, from the key press to the painted results.
 */
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { guideOfPack } from '../../src/server/pack/guide-of-pack.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../test/chromium.ts'
import { generatedPack, realPack } from './generated-guide.ts'
import { hostileTexts } from './search/hostile-texts.ts'
import type { Timing } from './search/page.ts'
import { TYPED, TYPED_BEFORE } from './search/typed.ts'
import { type Typing, typeInTheApp } from './search/typing.ts'

const SLOWER = 4
const GENERATED = 10_000
/** The peers are given fewer letters over the large guide: some take a second for each. */
const PEER_LETTERS = 60
const BUDGET_MS = { real: 8, generated: 25, hostile: 100, painted: 33 }
const HOSTILE = { count: 10_000, seed: 20261123 }

/** Every state of the field while the texts are typed. */
const lettersOf = (texts: readonly string[]) => texts.flatMap((text) => Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)))
const [letters, before] = [lettersOf(TYPED), lettersOf(TYPED_BEFORE)]

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('./search/page.ts', import.meta.url))
  const options = { formats: ['es' as const], entry }
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('./search', import.meta.url)),
    build: { write: false, minify: true, target: 'chrome106', lib: options },
  })
  const [first] = [output].flat()
  if (!first || !('output' in first)) throw new Error('the page of the bench was not built')
  return first.output[0].code
}

const TYPES: Record<string, string> = { '/': 'text/html; charset=utf-8', '/page.js': 'text/javascript; charset=utf-8' }

async function serve(files: Record<string, string>): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const body = files[request.url ?? '']
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': TYPES[request.url ?? ''] ?? 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { url: `http://localhost:${typeof address === 'object' ? address?.port : ''}`, server }
}

async function slowDown(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

const at = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
const round = (value: number) => Math.round(value * 100) / 100

type Row = Record<string, string | number>

function rowOf(guide: string, { engine, times, built, longestStep, memory }: Timing, ours: Timing, budget: number): Row {
  return {
    guide,
    engine,
    'p50 ms': round(at(times, 0.5)),
    'p95 ms': round(at(times, 0.95)),
    'p95, of ours': round(at(times, 0.95) / at(ours.times, 0.95)),
    'budget ms': engine === 'ours' ? budget : '',
    'built ms': round(built),
    'longest hold ms': round(longestStep),
    'memory MB': round(memory / 1e6),
  }
}

/** Nothing may throw, and no text may take long. */
async function hostileRow(page: Page): Promise<Row> {
  type Torment = { torment: (guide: string, texts: string) => Promise<{ times: number[]; worst: number; text: string }> }
  const { times, worst } = await page.evaluate(() => (globalThis as unknown as Torment).torment('/real', '/hostile'))
  const figures = { 'p50 ms': round(at(times, 0.5)), 'p95 ms': round(at(times, 0.95)), 'worst ms': round(worst) }
  return { guide: `real, ${HOSTILE.count} hostile texts`, engine: 'ours, with suggestions', ...figures, 'budget ms': BUDGET_MS.hostile }
}

async function typingRows(): Promise<Row[]> {
  const { app, bare } = await typeInTheApp(TYPED, SLOWER)
  const rowOfKeys = (engine: string, { times, longestHold }: Typing): Row => ({
    guide: 'key press to painted results',
    engine,
    'p50 ms': round(at(times, 0.5)),
    'p95 ms': round(at(times, 0.95)),
    'worst ms': round(at(times, 1)),
    'p95, of ours': round(at(times, 0.95) / at(app.times, 0.95)),
    'longest hold ms': round(longestHold),
  })
  return [{ ...rowOfKeys('the app', app), 'budget ms': BUDGET_MS.painted }, rowOfKeys('a bare page with a field', bare)]
}

export async function benchSearch() {
  const pack = realPack()
  const guides = {
    real: { ...guideOfPack(pack), concepts: pack.concepts },
    generated: { ...guideOfPack(generatedPack(GENERATED)), concepts: pack.concepts },
  }
  const files = {
    '/': '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>',
    '/page.js': await bundle(),
    '/real': JSON.stringify(guides.real),
    '/generated': JSON.stringify(guides.generated),
    '/hostile': JSON.stringify(hostileTexts(HOSTILE.count, HOSTILE.seed)),
  }
  const { url, server } = await serve(files)
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_ARGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  })
  const rows: Row[] = []
  const onPage = async <T>(work: (page: Page) => Promise<T>) => {
    const page = await browser.newPage()
    await page.goto(url)
    await slowDown(page)
    const done = await work(page)
    await page.close()
    return done
  }
  for (const name of ['real', 'generated'] as const) {
    const asked: [string, string[], string[], number] = [`/${name}`, before, letters, name === 'real' ? letters.length : PEER_LETTERS]
    type Measure = { measure: (...parts: typeof asked) => Promise<Timing[]> }
    const timings = await onPage((page) => page.evaluate((parts) => (globalThis as unknown as Measure).measure(...parts), asked))
    const [ours] = timings
    if (ours) for (const timing of timings) rows.push(rowOf(`${name}, ${guides[name].initiatives.length}`, timing, ours, BUDGET_MS[name]))
  }
  rows.push(await onPage(hostileRow))
  await browser.close()
  server.close()
  return [...rows, ...(await typingRows())]
}
