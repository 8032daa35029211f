/** `npm test`: every test. Installs the browsers it lacks, then lint, types, data, unit, build and budgets, then real browsers. It never skips. */
import { spawnSync } from 'node:child_process'
import { ensureBrowsers } from './test/ensure-browsers.ts'

function run(command: string, args: string[]) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: process.env })
  if (status !== 0) process.exit(status ?? 1)
}

ensureBrowsers()
run(process.execPath, ['--expose-gc', 'scripts/check.ts'])
run('node_modules/.bin/vitest', ['run', '--project=browser'])
console.log('Every test passed.')
