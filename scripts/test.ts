/** `npm test`: every test. Installs the browsers and the database it lacks, then lint, types, data, unit, build and budgets, then real browsers and faults. It never skips. */
import { spawnSync } from 'node:child_process'
import { ensureInstalled } from './test/ensure-installed.ts'

function run(command: string, args: string[]) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: process.env })
  if (status !== 0) process.exit(status ?? 1)
}

ensureInstalled()
// Tests of the server run on both engines, or fail.
process.env['GUIDE_EVERY_ENGINE'] = '1'
run(process.execPath, ['scripts/check.ts'])
run('node_modules/.bin/vitest', ['run', '--project=browser', '--project=faults'])
console.log('Every test passed.')
