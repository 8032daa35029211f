/** `npm test`: every test. Installs the browsers it lacks, then lint, types, data, unit, build and budgets, then real browsers. It never skips. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ensureBrowsers } from './test/ensure-browsers.ts'

function run(command: string, args: string[]) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: process.env })
  if (status !== 0) process.exit(status ?? 1)
}

ensureBrowsers()
run(process.execPath, ['--expose-gc', 'scripts/check.ts'])
if (!existsSync('dist/index.html')) process.exit(1)
run('node_modules/.bin/vitest', ['run', '--project=browser'])
console.log('Every test passed.')
