/** The built app behind the real server, on a free port, with releases in a folder of its own; it can be killed and started again on the same port. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Guide } from '../../src/domain/guide.ts'
import { buildApp } from '../../src/server/app.ts'
import { guideOfPack } from '../../src/server/pack/guide-of-pack.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'
import { ReleaseStore } from '../../src/server/releases/release-store.ts'

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
  const varDir = temporaryFolder()
  cpSync(join(process.env['VAR_DIR'] || 'var', 'releases'), join(varDir, 'releases'), { recursive: true })
  const releases = new ReleaseStore(varDir)
  releases.publish(packGuide(), new Date())
  const build = () => buildApp({ distDir, releases, logLevel: 'silent', trustProxy: 0 })
  let app = await build()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    releases,
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
