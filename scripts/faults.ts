/** `npm run faults`: installs what the runs need, builds what has changed, then runs them (tests/faults/main.ts). */
import { spawnSync } from 'node:child_process'
import { ensureInstalled } from './test/ensure-installed.ts'

ensureInstalled()
for (const script of [
  ['scripts/build.ts', '--if-changed'],
  ['tests/faults/main.ts', ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(process.execPath, script, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
