/** Starts the guide: settings, releases, port; and stops it without leaving anything behind. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildApp } from './app.ts'
import { settingsOrExit } from './environment.ts'
import { publishPack } from './releases/publish-pack.ts'
import { ReleaseStore } from './releases/release-store.ts'

/** Longest wait for requests in flight when asked to stop; the contract allows ten seconds. */
const STOP_AFTER_MS = 8_000

function publish() {
  try {
    return publishPack(environment.dataDir, releases, new Date())
  } catch (error) {
    console.error(
      `The releases in ${environment.varDir}/releases cannot be read (${(error as Error).message}): restore that folder, or remove it to begin a new lineage.`,
    )
    process.exit(3)
  }
}

const environment = settingsOrExit()
const distDir = resolve('dist')
if (!existsSync(join(distDir, 'index.html'))) {
  console.error('The app is not built yet: run "npm start", or "npm run build" first.')
  process.exit(3)
}
const releases = new ReleaseStore(environment.varDir)
const outcome = publish()
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

const REASONS: Record<string, [exitCode: number, line: string]> = {
  EADDRINUSE: [3, `Port ${environment.port} is taken: stop the other program, or choose another with PORT=8093 npm start`],
  EACCES: [3, `Port ${environment.port} needs more rights: choose one above 1023`],
  EADDRNOTAVAIL: [2, `HOST=${environment.host} is wrong: it is no address of this machine`],
  ENOTFOUND: [2, `HOST=${environment.host} is wrong: no machine has that name`],
}

try {
  await app.listen({ port: environment.port, host: environment.host })
} catch (error) {
  const [code, line] = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? [3, String(error)]
  console.error(line)
  process.exit(code)
}
const address = app.server.address()
const port = typeof address === 'object' && address ? address.port : environment.port
const shown = environment.port === 0 ? environment.publicUrl.replace(/:0$/, `:${port}`) : environment.publicUrl
const { counts, version } = releases.manifest() ?? { counts: { initiatives: 0 }, version: 0 }
console.log(`\n  Le guide est prêt : ${shown}\n  ${counts.initiatives} initiatives, version ${version}. Ctrl-C pour arrêter.\n`)
if (process.env['DATABASE_URL']) console.log('  DATABASE_URL is not used yet: releases are kept in VAR_DIR.')
