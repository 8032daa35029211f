/** What the app may weigh. Sizes are those that travel (brotli, quality 11); memory is that of the guide and its search index. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import { buildFinder } from '../../src/app/finder/build-finder.ts'
import { parseRelease } from '../../src/contract/release.ts'
import { planOf } from '../../src/domain/plan.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'

type Chunk = { file: string; imports?: string[]; css?: string[]; isEntry?: boolean; src?: string }
type Measure = { what: string; value: number; limit: number; unit: 'kB' | 'MB' | '' }

const kB = (bytes: number) => bytes / 1000
const travels = (file: string) => statSync(`${file}.br`, { throwIfNoEntry: false })?.size ?? statSync(file).size

/** A chunk and all it imports before it can run. */
function withImports(chunks: Record<string, Chunk>, key: string, seen = new Set<string>()): Set<string> {
  const chunk = chunks[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const imported of chunk.imports ?? []) withImports(chunks, imported, seen)
  return seen
}

/** Files that the service worker keeps, as the built worker lists them. */
function precached(dist: string): string[] {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
  return [...worker.matchAll(/\{[^{}]*?url:\s*"([^"]+)"[^{}]*\}|"url":\s*"([^"]+)"/g)].map((found) => found[1] ?? found[2] ?? '').filter(Boolean)
}

const weigh = (dist: string, files: Iterable<string>) => kB([...files].reduce((sum, file) => sum + travels(join(dist, file)), 0))

function memoryOfGuide(file: string): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const concepts = JSON.stringify(readPack('data').pack?.concepts ?? [])
  collect()
  const before = process.memoryUsage().heapUsed
  const release = parseRelease(JSON.parse(readFileSync(file, 'utf8')))
  const finder = buildFinder({ ...release, concepts: JSON.parse(concepts) })
  collect()
  const used = process.memoryUsage().heapUsed - before
  // Held until here, so that it is counted.
  return (finder.words.length + release.initiatives.length > 0 ? used : 0) / 1e6
}

function orientationPlan(): string {
  const plan = readPack('data').pack?.plan
  return JSON.stringify(plan ? planOf(plan) : '')
}

export function measure(dist: string): Measure[] {
  const chunks = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const entry = Object.keys(chunks).find((key) => chunks[key]?.isEntry) ?? ''
  const search = 'src/app/search/search-screen.tsx'
  const first = withImports(chunks, search, withImports(chunks, entry))
  const assets = readdirSync(join(dist, 'assets'))
  const ofType = (extension: string) => assets.filter((name) => extname(name) === extension).map((name) => `assets/${name}`)
  const guide = readdirSync(join(dist, 'guide')).find((name) => /^full-.*\.json$/.test(name)) ?? ''
  const css = /<style>([\s\S]*?)<\/style>/.exec(readFileSync(join(dist, 'index.html'), 'utf8'))?.[1] ?? ''
  const rooms = Object.keys(chunks).filter((key) => key.startsWith('src/app/') && !key.includes('/locales/') && !chunks[key]?.isEntry)
  const moderation = 'src/app/moderation/moderation-screen.tsx'
  const map = 'src/app/map/map-screen.tsx'
  // Fetched where streets are held, and not before.
  const streets = ['src/app/map/ground/archive.ts', 'src/app/map/ground/street-layer.ts']
  const ofRoom = (key: string) =>
    weigh(
      dist,
      [...withImports(chunks, key)].filter((file) => !first.has(file)),
    )
  const sheetsOf = (name: string) =>
    weigh(
      dist,
      ofType('.css').filter((file) => file.startsWith(`assets/${name}-`)),
    )
  const heaviest = Math.max(...rooms.filter((key) => ![search, moderation, map, ...streets].includes(key)).map(ofRoom))
  return [
    { what: 'page before the first paint', value: kB(travels(join(dist, 'index.html'))), limit: 14, unit: 'kB' },
    { what: 'JavaScript before the first results', value: weigh(dist, first), limit: 80, unit: 'kB' },
    { what: 'CSS', value: kB(brotliCompressSync(css).length), limit: 12, unit: 'kB' },
    { what: 'fonts', value: weigh(dist, ofType('.woff2')), limit: 45, unit: 'kB' },
    { what: 'heaviest room after search', value: heaviest, limit: 15, unit: 'kB' },
    { what: 'moderation room', value: ofRoom(moderation), limit: 40, unit: 'kB' },
    { what: 'map room, with its styles and the orientation plan', value: ofRoom(map) + sheetsOf('map'), limit: 90, unit: 'kB' },
    {
      what: 'renderer of streets, after the map',
      value: weigh(
        dist,
        [...new Set(streets.flatMap((key) => [...withImports(chunks, key)]))].filter(
          (file) => !first.has(file) && !withImports(chunks, map).has(file),
        ),
      ),
      limit: 45,
      unit: 'kB',
    },
    { what: 'orientation plan', value: kB(brotliCompressSync(orientationPlan()).length), limit: 45, unit: 'kB' },
    {
      what: 'thesaurus, fetched beside the guide',
      value: weigh(
        dist,
        ofType('.js').filter((name) => name.includes('thesaurus')),
      ),
      limit: 150,
      unit: 'kB',
    },
    { what: 'guide file', value: kB(travels(join(dist, 'guide', guide))), limit: 190, unit: 'kB' },
    { what: 'offline package', value: weigh(dist, precached(dist)), limit: 700, unit: 'kB' },
    { what: 'memory of the guide and its index', value: memoryOfGuide(join(dist, 'guide', guide)), limit: 24, unit: 'MB' },
  ]
}

/** Language features that browsers at the floor (Chrome 106, Safari 15.6, Firefox 115) lack and that no build step lowers. */
const TOO_NEW = [
  /\(\?<[=!]/,
  /\.toSorted\(/,
  /\.toReversed\(/,
  /\.toSpliced\(/,
  /Object\.groupBy/,
  /\.isWellFormed\(/,
  /Promise\.withResolvers/,
  /AbortSignal\.(timeout|any)/,
  /Intl\.Segmenter/,
]

/** @returns what is too new, as `file: feature`. */
/** And of style sheets: `:has()` came to Firefox with 121. */
const TOO_NEW_STYLES = [/:has\(/, /@container/, /@scope/]

export function tooNew(dist: string): string[] {
  const scripts = [
    'sw.js',
    ...readdirSync(join(dist, 'assets'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => `assets/${name}`),
  ]
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const styles = TOO_NEW_STYLES.filter((feature) => feature.test(page)).map((feature) => `index.html: ${feature.source}`)
  const features = scripts.flatMap((file) => {
    const code = readFileSync(join(dist, file), 'utf8')
    return TOO_NEW.filter((feature) => feature.test(code)).map((feature) => `${basename(file)}: ${feature.source}`)
  })
  return [...styles, ...features]
}
