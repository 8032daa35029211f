/** Vite plugin: what the app carries of the data pack: the needs and the territory for the first screen, the helplines, and the release to fill an empty phone with. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Plugin } from 'vite'
import { MANIFEST_URL } from '../../src/contract/urls.ts'
import { countStandings } from '../../src/domain/initiative.ts'
import { publishPack } from '../../src/server/releases/publish-pack.ts'
import { ReleaseStore } from '../../src/server/releases/release-store.ts'

const BUNDLED = 'virtual:bundled'
const HELPLINES = 'virtual:helplines'

function currentRelease() {
  const store = new ReleaseStore(process.env['VAR_DIR'] || 'var')
  const outcome = publishPack(process.env['DATA_DIR'] || 'data', store, new Date())
  if ('faults' in outcome) throw new Error(`The data pack has faults (npm run data:check):\n${outcome.faults.slice(0, 20).join('\n')}`)
  return { store, manifest: outcome.manifest, release: store.read(outcome.manifest.full.url) }
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
    load(id) {
      if (id === `\0${HELPLINES}`) return `export const helplines = ${JSON.stringify(read().release.helplines)}`
      if (id !== `\0${BUNDLED}`) return undefined
      const { manifest, release } = read()
      const needs = [...release.needs].sort((a, b) => a.rank - b.rank).map((need) => ({ ...need, label: { fr: need.label.fr }, words: [] }))
      const file = { ...manifest.full, version: manifest.version, standings: countStandings(release.initiatives) }
      return [
        `export const release = ${JSON.stringify(file)}`,
        `export const needs = ${JSON.stringify(needs)}`,
        `export const territory = ${JSON.stringify(release.territory[0])}`,
      ].join('\n')
    },
    generateBundle(options) {
      if (options.dir?.includes('ssr')) return
      const { store, manifest } = read()
      const source = readFileSync(join(store.folder, basename(manifest.full.url)))
      this.emitFile({ type: 'asset', fileName: manifest.full.url.slice(1), source })
      // For a static host without our server: it names the full file and nothing else.
      this.emitFile({ type: 'asset', fileName: MANIFEST_URL.slice(1), source: JSON.stringify({ ...manifest, deltas: [] }) })
    },
  }
}
