// Bootstrap of every command: runs under any Node ≥ 20 before anything is installed, so it has no dependency and no newer syntax.
// It installs what the lockfile asks when that is missing, then runs the named script with the Node of the lockfile.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// As a path, not an address: folders may have spaces and accents.
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const [script, ...args] = process.argv.slice(2)
if (!script) {
  console.error('usage: node scripts/run.mjs SCRIPT [arguments]')
  process.exit(2)
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node ${process.versions.node} is too old: install Node 20 or newer.`)
  process.exit(3)
}

const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
const stamp = 'node_modules/.lockfile-hash'
const node = 'node_modules/.bin/node'
if (!existsSync(node) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing what is missing…')
  const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (installed.status !== 0) {
    console.error('The installation failed: check the network and the free disk space, then try again.')
    process.exit(3)
  }
  mkdirSync('node_modules', { recursive: true })
  writeFileSync(stamp, wanted)
}

const child = spawn(node, [`scripts/${script}.ts`, ...args], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
