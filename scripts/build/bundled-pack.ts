/** Vite plugin: what the app carries of the data pack: the needs and the territory for the first screen, the helplines, and the release to fill an empty phone with. */
import type { Plugin } from 'vite'
import { MANIFEST_URL } from '../../src/contract/urls.ts'
import { type Release, releaseOf } from '../../src/domain/guide.ts'
import { countStandings } from '../../src/domain/initiative.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { databasePlace, openGuide } from '../../src/server/open-guide.ts'
import { fullFile, manifestOf } from '../../src/server/releases/release-files.ts'

const BUNDLED = 'virtual:bundled'
const HELPLINES = 'virtual:helplines'

async function currentRelease() {
  const { varDir, dataDir, databaseUrl } = readEnvironment(process.env)
  const guide = await openGuide(databasePlace({ varDir, databaseUrl }), dataDir)
  const manifest = await guide.releases.manifest()
  const file = manifest && (await guide.releases.file(manifest.full.url))
  await guide.close()
  if (!manifest || !file) throw new Error(`The data pack has faults (npm run data:check):\n${guide.faults.slice(0, 20).join('\n')}`)
  const release = JSON.parse(file.identity.toString()) as Release
  return release.comments.length ? withoutOpinions(release) : { manifest, source: file.identity, release }
}

/**
 * What ships in the app can never be erased again: no opinion is in it. It then is no release of the database, and says so by its lineage:
 * a phone takes the present one at first contact.
 */
function withoutOpinions(release: Release) {
  const initiatives = release.initiatives.map(({ opinions: _, ...initiative }) => initiative)
  const bare = releaseOf({ ...release, initiatives, comments: [] }, { lineage: 'app', version: 0, releasedAt: release.releasedAt })
  const full = fullFile(bare)
  return { manifest: manifestOf(bare, full, []), source: Buffer.from(full.text), release: bare }
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
