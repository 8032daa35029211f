/** Vite plugin: what the app carries of the data pack: the needs and the territory for the first screen, the helplines, and the release to fill an empty phone with. */
import type { Plugin } from 'vite'
import type { Manifest } from '../../src/contract/release.ts'
import { MANIFEST_URL } from '../../src/contract/urls.ts'
import { type Release, releaseOf } from '../../src/domain/guide.ts'
import { countStandings } from '../../src/domain/initiative.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { databasePlace, openGuide } from '../../src/server/open-guide.ts'
import { sayFault } from '../../src/server/pack/fault.ts'
import { guideOfPack } from '../../src/server/pack/guide-of-pack.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'
import { fullFile, manifestOf } from '../../src/server/releases/release-files.ts'
import { ReleaseReader } from '../../src/server/releases/release-reader.ts'

const BUNDLED = 'virtual:bundled'
const HELPLINES = 'virtual:helplines'

type Bundled = { manifest: Manifest; source: Buffer; release: Release }

const faultsOf = (lines: string[]) => new Error(`The data pack has faults (npm run data:check):\n${lines.slice(0, 20).join('\n')}`)

async function released(releases: ReleaseReader): Promise<Bundled | undefined> {
  const manifest = await releases.manifest()
  const file = manifest && (await releases.file(manifest.full.url))
  if (!manifest || !file) return undefined
  const release = JSON.parse(file.identity.toString()) as Release
  return release.comments.length ? withoutOpinions(release) : { manifest, source: file.identity, release }
}

/** The database of this folder is made here, so that the first start finds it ready. */
async function fromFolder(place: string, dataDir: string): Promise<Bundled> {
  const guide = await openGuide(place, dataDir)
  try {
    const bundled = await released(guide.releases)
    if (!bundled) throw faultsOf(guide.faults)
    return bundled
  } finally {
    await guide.close()
  }
}

/** A database that others share is only read: building publishes nothing there. @returns undefined when it has no release yet, or cannot be read. */
async function fromShared(url: string): Promise<Bundled | undefined> {
  const { db, close } = await openDatabase(url, { isMigrating: false })
  try {
    return await released(new ReleaseReader(db))
  } catch (error) {
    console.warn(`The database of DATABASE_URL gave no release (${(error as Error).message}): the app carries the data pack.`)
    return undefined
  } finally {
    await close()
  }
}

/** No release of any database: phones take the present one at first contact. */
function fromPack(dataDir: string): Bundled {
  const { pack, faults } = readPack(dataDir)
  if (!pack) throw faultsOf(faults.map(sayFault))
  return asBundled(releaseOf(guideOfPack(pack), { lineage: 'app', version: 0, releasedAt: new Date().toISOString() }))
}

async function currentRelease(): Promise<Bundled> {
  const { varDir, dataDir, databaseUrl } = readEnvironment(process.env)
  if (!databaseUrl) return fromFolder(databasePlace({ varDir }), dataDir)
  return (await fromShared(databaseUrl)) ?? fromPack(dataDir)
}

function asBundled(release: Release): Bundled {
  const full = fullFile(release)
  return { manifest: manifestOf(release, full, []), source: Buffer.from(full.text), release }
}

/**
 * What ships in the app can never be erased again: no opinion is in it. It then is no release of the database, and says so by its lineage:
 * a phone takes the present one at first contact.
 */
function withoutOpinions(release: Release): Bundled {
  const initiatives = release.initiatives.map(({ opinions: _, ...initiative }) => initiative)
  return asBundled(releaseOf({ ...release, initiatives, comments: [] }, { lineage: 'app', version: 0, releasedAt: release.releasedAt }))
}

export function bundledPack(): Plugin {
  let current: ReturnType<typeof currentRelease> | undefined
  const read = () => {
    current ??= currentRelease()
    return current
  }
  return {
    name: 'bundled-pack',
    resolveId: (id) => (id === BUNDLED || id === HELPLINES ? `\0${id}` : undefined),
    async load(id) {
      if (id === `\0${HELPLINES}`) return `export const helplines = ${JSON.stringify((await read()).release.helplines)}`
      if (id !== `\0${BUNDLED}`) return undefined
      const { manifest, release } = await read()
      const needs = [...release.needs].sort((a, b) => a.rank - b.rank).map((need) => ({ ...need, label: { fr: need.label.fr }, words: [] }))
      const file = { ...manifest.full, version: manifest.version, standings: countStandings(release.initiatives) }
      return [
        `export const release = ${JSON.stringify(file)}`,
        `export const needs = ${JSON.stringify(needs)}`,
        `export const territory = ${JSON.stringify(release.territory[0])}`,
      ].join('\n')
    },
    async generateBundle(options) {
      if (options.dir?.includes('ssr')) return
      const { manifest, source } = await read()
      this.emitFile({ type: 'asset', fileName: manifest.full.url.slice(1), source })
      // For a static host without our server: it names the full file and nothing else.
      this.emitFile({ type: 'asset', fileName: MANIFEST_URL.slice(1), source: JSON.stringify({ ...manifest, deltas: [] }) })
    },
  }
}
