/** Starts the guide: settings, releases, port; and stops it without leaving anything behind. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildApp } from './app.ts'
import { type Environment, readEnvironment, WrongSetting } from './environment.ts'
import { publishPack } from './releases/publish-pack.ts'
import { ReleaseStore } from './releases/release-store.ts'

/** Longest wait for requests in flight when asked to stop; the contract allows ten seconds. */
const STOP_AFTER_MS = 8_000

function settings(): Environment {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error
    console.error(error.message)
    process.exit(2)
  }
}

const environment = settings()
const distDir = resolve('dist')
if (!existsSync(join(distDir, 'index.html'))) {
  console.error('The app is not built yet: run "npm start", or "npm run build" first.')
  process.exit(3)
}
const releases = new ReleaseStore(environment.varDir)
const outcome = publishPack(environment.dataDir, releases, new Date())
if ('faults' in outcome) {
  console.error(outcome.faults.join('\n'))
  if (!releases.manifest()) {
    console.error(`The data pack in ${environment.dataDir} has faults and no earlier release exists: mend them (npm run data:check) and start again.`)
    process.exit(1)
  }
  console.error('The data pack has faults: the last good release is served.')
}
const app = await buildApp({ ...environment, distDir, releases })

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(0), STOP_AFTER_MS).unref()
  await app.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)

try {
  await app.listen({ port: environment.port, host: environment.host })
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  console.error(taken ? `Port ${environment.port} is taken: stop the other program, or choose another with PORT=8093 npm start` : String(error))
  process.exit(3)
}
const { counts, version } = releases.manifest() ?? { counts: { initiatives: 0 }, version: 0 }
console.log(`\n  Le guide est prêt : ${environment.publicUrl}\n  ${counts.initiatives} initiatives, version ${version}. Ctrl-C pour arrêter.\n`)
