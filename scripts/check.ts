/** `npm run check`: the fast inner loop: lint, types, data, unit tests, build, budgets. Under a minute. */
import { spawnSync } from 'node:child_process'
import { measure, tooNew } from './check/budgets.ts'

const BIN = 'node_modules/.bin/'

function run(what: string, command: string, args: string[]) {
  const before = performance.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  const seconds = ((performance.now() - before) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✓' : '✗'} ${what} (${seconds} s)`)
  if (status !== 0) process.exit(1)
}

run('lint', `${BIN}biome`, ['ci', '--error-on-warnings', '.'])
run('types', `${BIN}tsc`, ['-b'])
run('data', process.execPath, ['scripts/data-check.ts'])
run('unit tests', `${BIN}vitest`, ['run', '--project=unit', '--project=app', '--reporter=dot', '--maxWorkers=2'])
run('build', process.execPath, ['scripts/build.ts', '--if-changed'])

if (!process.env['GUIDE_EVERY_ENGINE']) console.log('! tests of the server ran on SQLite alone: npm test runs them on PostgreSQL too')

let isOver = false
for (const { what, value, limit, unit } of measure('dist')) {
  const over = value > limit
  isOver ||= over
  console.log(`${over ? '✗' : '✓'} ${what}: ${value.toFixed(1)} ${unit} (at most ${limit})`)
}
const features = tooNew('dist')
for (const feature of features) console.log(`✗ newer than the oldest browsers that must work: ${feature}`)
process.exit(isOver || features.length ? 1 : 0)
