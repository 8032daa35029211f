/** Starts the guide: settings, database, releases, port; and stops it without leaving anything behind. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildApp } from './app.ts'
import { eraseOld } from './contributions/retention.ts'
import { DatabaseUnusable } from './db/database.ts'
import { emptyLog } from './db/empty-log.ts'
import { settingsOrExit } from './environment.ts'
import { databasePlace, openGuide } from './open-guide.ts'
import { Publisher } from './releases/publisher.ts'
import { firstAdministratorLink } from './staff/first-administrator.ts'

/** Longest wait for requests in flight when asked to stop; the contract allows ten seconds. */
const STOP_AFTER_MS = 8_000
const ERASE_EVERY_MS = 3_600_000

const environment = settingsOrExit()
const distDir = resolve('dist')
if (!existsSync(join(distDir, 'index.html'))) {
  console.error('The app is not built yet: run "npm start", or "npm run build" first.')
  process.exit(3)
}

const guide = await openGuide(databasePlace(environment), environment.dataDir).catch((error: unknown) => {
  if (!(error instanceof DatabaseUnusable)) throw error
  console.error(error.message)
  process.exit(3)
})
const { db, engine, releases, place, faults } = guide
if (faults.length) {
  console.error(faults.join('\n'))
  if (!(await releases.manifest())) {
    console.error(`The data pack in ${environment.dataDir} has faults and no earlier release exists: mend them (npm run data:check) and start again.`)
    process.exit(1)
  }
  console.error('The data pack has faults: the last good release is served.')
}
const publisher = new Publisher({ db, place, releases })
const app = await buildApp({ ...environment, distDir, db, engine, releases, publisher })

const eraseTexts = () =>
  eraseOld(db, { contributionDays: environment.retentionDays }, new Date())
    .then(() => emptyLog(db, engine))
    .catch((error) => app.log.error({ err: error }, 'erasing old texts failed'))
const eraser = setInterval(() => void eraseTexts(), ERASE_EVERY_MS)

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(0), STOP_AFTER_MS).unref()
  clearInterval(eraser)
  await app.close()
  await publisher.stop()
  await guide.close()
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
publisher.start(app.log)
void eraseTexts()

const address = app.server.address()
const port = typeof address === 'object' && address ? address.port : environment.port
const shown = environment.port === 0 ? environment.publicUrl.replace(/:0$/, `:${port}`) : environment.publicUrl
const { counts, version } = (await releases.manifest()) ?? { counts: { initiatives: 0 }, version: 0 }
console.log(`\n  Le guide est prêt : ${shown}\n  ${counts.initiatives} initiatives, version ${version}. Ctrl-C pour arrêter.\n`)
const link = await firstAdministratorLink(db, shown, environment.adminEmail)
if (link) console.log(`  Personne n’administre encore ce guide. Ouvrez ce lien une fois, sous 24 h, pour créer le premier compte :\n  ${link}\n`)
