/** `npm run backup -- FILE`: a consistent copy of the database while the server runs. It never overwrites a file. */
import { existsSync } from 'node:fs'
import { writeBackup } from '../src/server/backup/backup.ts'
import { readMeta } from '../src/server/releases/release-state.ts'
import { usage, withDatabase } from './with-database.ts'

const [file, ...rest] = process.argv.slice(2)
if (!file || rest.length || file.startsWith('-')) usage('npm run backup -- FILE')
if (existsSync(file)) {
  console.error(`${file} exists already: name another file`)
  process.exit(1)
}
await withDatabase(async ({ db }) => {
  if ((await readMeta(db, 'lineage')) === undefined) throw new Error('The database is empty: there is nothing to copy')
  await writeBackup(db, file, new Date())
  console.log(`Written: ${file}. It holds what people wrote: keep it as safe as the database.`)
})
