/** `npm run bench [-- NAME]`: measures, always as ratios against a named peer in the same run; a table on screen and JSON under `var/bench/`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchFirstLoad } from './bench/first-load.ts'
import { benchIntake } from './bench/intake.ts'
import { benchMap } from './bench/map.ts'
import { benchRelease } from './bench/release.ts'
import { benchRelevance } from './bench/relevance.ts'
import { benchSearch } from './bench/search.ts'
import { benchStatic } from './bench/static.ts'

type Row = Record<string, string | number>

const BENCHES: Record<string, () => Promise<Row[]>> = {
  relevance: benchRelevance,
  search: benchSearch,
  'first-load': benchFirstLoad,
  map: benchMap,
  intake: benchIntake,
  release: benchRelease,
  static: benchStatic,
}

// An interrupted measurement ends its servers too: they are ended when this process exits.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

const names = process.argv.slice(2)
const unknown = names.find((name) => !Object.hasOwn(BENCHES, name))
if (unknown) {
  console.error(`There is no benchmark ${unknown}: use one of ${Object.keys(BENCHES).join(', ')}`)
  process.exit(2)
}
const folder = join(process.env['VAR_DIR'] || 'var', 'bench')
mkdirSync(folder, { recursive: true })
for (const name of names.length ? names : Object.keys(BENCHES)) {
  const rows = (await BENCHES[name]?.()) ?? []
  console.log(`\n${name}`)
  console.table(rows)
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ name, at: new Date().toISOString(), node: process.version, rows }, null, 2))
}
