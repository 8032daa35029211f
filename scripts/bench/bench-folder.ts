/** A folder for the files of one measurement, on the disk where a guide would keep its own: the temporary folder may be in memory, where no write ever waits. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })

/** The folder is removed when the process ends, however it ends. */
export function benchFolder(name: string): string {
  const parent = resolve(process.env['VAR_DIR'] || 'var', 'bench')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, `${name}-`))
  process.on('exit', () => removeFolder(folder))
  return folder
}
