/** `npm run restore -- FILE [--overwrite]`: a backup back into the database. Stop the server first. */
import { existsSync } from 'node:fs'
import { restoreBackup } from '../src/server/backup/restore.ts'
import { usage, withDatabase } from './with-database.ts'

const options = process.argv.slice(2)
const files = options.filter((option) => !option.startsWith('-'))
const [file] = files
const isOverwriting = options.includes('--overwrite')
if (!file || files.length > 1 || options.some((option) => option.startsWith('-') && option !== '--overwrite'))
  usage('npm run restore -- FILE [--overwrite]')
if (!existsSync(file)) {
  console.error(`${file} does not exist`)
  process.exit(1)
}
await withDatabase(async ({ db, engine }) => {
  const { knewErasures } = await restoreBackup(db, engine, file, isOverwriting)
  console.log('Restored. Start the server: phones will take the whole guide once.')
  if (!knewErasures)
    console.log(
      'This database was empty: texts that people withdrew after the day of the backup are back. Restore over the former database where there is one.',
    )
})
