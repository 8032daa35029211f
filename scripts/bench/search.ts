/** Our search beside plain Fuse.js over the same fields, same queries, same run. */
import Fuse from 'fuse.js'
import { buildFinder } from '../../src/app/finder/finder.ts'
import { parseQuery } from '../../src/app/finder/query.ts'
import { fold } from '../../src/domain/text.ts'
import { guideOfPack } from '../../src/server/pack/guide-of-pack.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'

const QUERIES = [
  'vélo',
  'manger pas cher Nanterre',
  'epicerie solidere',
  'cours de français',
  'fringues',
  'réparer mon vélo malakoff',
  'ordi',
  'garde enfant',
  'vacances pas cher',
  'zzzzqq',
]
const ROUNDS = 20

function timesOf(search: (text: string) => unknown): number[] {
  for (const text of QUERIES) search(text)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of QUERIES) {
      const before = performance.now()
      // A letter more each round, so that no memory of the last answer helps.
      search(text + 'e'.repeat(round % 2))
      times.push(performance.now() - before)
    }
  }
  return times.sort((a, b) => a - b)
}

const at = (times: number[], share: number) => times[Math.floor(times.length * share)] ?? 0
const round = (value: number) => Math.round(value * 100) / 100

export async function benchSearch() {
  const { pack } = readPack(process.env['DATA_DIR'] || 'data')
  if (!pack) throw new Error('the data pack has faults: npm run data:check')
  const guide = guideOfPack(pack)
  const beforeBuild = performance.now()
  const finder = buildFinder(guide)
  const built = performance.now() - beforeBuild
  const rows = guide.initiatives.map(({ name, tags, summary }) => ({ name: fold(name), tags: tags.map(fold), summary: fold(summary.fr) }))
  const fuse = new Fuse(rows, { keys: ['name', 'tags', 'summary'], ignoreLocation: true, threshold: 0.3 })
  const ours = timesOf((text) => finder.find(parseQuery(`?q=${encodeURIComponent(text)}`, [], [])))
  const plain = timesOf((text) => fuse.search(fold(text)))
  const row = (engine: string, times: number[]) => ({
    engine,
    'p50 ms': round(at(times, 0.5)),
    'p95 ms': round(at(times, 0.95)),
    'of plain Fuse (p95)': round(at(times, 0.95) / at(plain, 0.95)),
  })
  return [{ ...row('ours', ours), 'index built in ms': round(built), entries: rows.length }, row('plain Fuse.js', plain)]
}
