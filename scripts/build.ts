/** `npm run build`: the static app into dist/. With `--if-changed` it does nothing when no source has changed since the last build. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { SSR_DIR } from './build/prerendered-pages.ts'

const STAMP = 'dist/.sources-hash'
const dataDir = process.env['DATA_DIR'] || 'data'
/** Initiatives are left out on purpose: a change there is a new release, not a new app. */
const SOURCES = [
  'src/app',
  'src/worker',
  'src/domain',
  'src/contract',
  'public',
  'scripts/build',
  'scripts/build.ts',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
]
const LISTS = ['taxonomy.json', 'territory.json', 'helplines.json', 'thesaurus.json', 'plan.json'].map((file) => join(dataDir, file))

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of [...SOURCES, ...LISTS].flatMap(filesUnder)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

const COMPRESSED = /\.(js|css|html|svg|json|webmanifest)$/

function compress() {
  for (const file of filesUnder('dist').filter((name) => COMPRESSED.test(name))) {
    const bytes = readFileSync(file)
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
  }
}

const unknown = process.argv.slice(2).find((option) => option !== '--if-changed')
if (unknown) {
  console.error(`There is no option ${unknown}: npm run build takes none`)
  process.exit(2)
}
const wanted = hashOfSources()
const isCurrent = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted
if (!(process.argv.includes('--if-changed') && isCurrent)) {
  process.env['NODE_ENV'] = 'production'
  rmSync('dist', { recursive: true, force: true })
  const logLevel = 'warn'
  try {
    await build({ logLevel, build: { ssr: 'src/app/prerender.tsx', outDir: SSR_DIR, emptyOutDir: true } })
    await build({ logLevel })
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
  compress()
  writeFileSync(STAMP, wanted)
}
