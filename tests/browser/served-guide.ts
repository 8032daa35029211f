/** The built app behind the real server, on a free port, with releases in a folder of its own; it can be killed and started again on the same port. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Guide } from '../../src/domain/guide.ts'
import { buildApp } from '../../src/server/app.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { openGuide } from '../../src/server/open-guide.ts'
import { guideOfPack } from '../../src/server/pack/guide-of-pack.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'
import { Publisher } from '../../src/server/releases/publisher.ts'

export type ServedGuide = Awaited<ReturnType<typeof serveGuide>>

const folders: string[] = []

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guide-browser-'))
  folders.push(folder)
  return folder
}

export function removeTemporaryFolders() {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

export function packGuide(): Guide {
  const { pack, faults } = readPack('data')
  if (!pack) throw new Error(`the data pack has ${faults.length} faults: npm run data:check`)
  return guideOfPack(pack)
}

/** @param distDir a copy of dist/ when the test changes it. */
export async function serveGuide(distDir = 'dist') {
  const place = join(temporaryFolder(), 'guide.db')
  // The lineage that dist/ was built with, so that the bundled release is one of this server's.
  new DatabaseSync(join(process.env['VAR_DIR'] || 'var', 'guide.db')).exec(`vacuum into '${place.replaceAll("'", "''")}'`)
  const guide = await openGuide(place, 'data')
  const publisher = new Publisher(guide)
  const varDir = temporaryFolder()
  const build = () => buildApp({ ...readEnvironment({ LOG_LEVEL: 'silent', VAR_DIR: varDir }), ...guide, publisher, distDir, perMinute: 100_000 })
  let app = await build()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    ...guide,
    url: `http://localhost:${port}`,
    varDir,
    publisher,
    kill: async () => {
      app.server.closeAllConnections()
      await app.close()
    },
    start: async () => {
      app = await build()
      await app.listen({ port, host: '127.0.0.1' })
    },
  }
}
