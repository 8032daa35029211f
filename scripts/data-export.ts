/** `npm run data:export -- --format pack [--out FOLDER]`: the guide of the database as a data pack that `data:check` accepts. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { exportPack } from '../src/server/export/export-pack.ts'
import { readMeta } from '../src/server/releases/release-state.ts'
import { usage, withDatabase } from './with-database.ts'

function readOptions() {
  try {
    return parseArgs({ options: { format: { type: 'string' }, out: { type: 'string' } } }).values
  } catch {
    return usage('npm run data:export -- --format pack [--out FOLDER]')
  }
}

const { format, out } = readOptions()
if (format !== 'pack') usage('npm run data:export -- --format pack [--out FOLDER] (pack is the only format for now)')
await withDatabase(async ({ db }, { varDir, dataDir }) => {
  const folder = out ?? join(varDir, 'export', 'pack')
  if (out && existsSync(out) && readdirSync(out).length) throw new Error(`${out} is not empty: name another folder`)
  if ((await readMeta(db, 'lineage')) === undefined) throw new Error('The database is empty: start the guide once (npm start)')
  console.log(`${await exportPack(db, folder, dataDir)} initiatives written to ${folder}`)
})
