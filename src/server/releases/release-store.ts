/**
 * Releases on disk, under `VAR_DIR/releases`: the files as they are served, compressed in advance, and `current.json`, the pointer.
 * Publishing writes every file first and moves the pointer last, in one rename: a reader never meets half a release.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { canonicalJson } from '../../contract/canonical-json.ts'
import type { Manifest } from '../../contract/release.ts'
import { COLLECTIONS, type Guide, type Release, releaseOf } from '../../domain/guide.ts'
import { deltaFile, fullFile, manifestOf, type ReleaseFile, versionsWorthADelta } from './release-files.ts'

type Past = { version: number; releasedAt: string; url: string }
type Pointer = { manifest: Manifest; past: Past[] }

const guideText = (guide: Guide) => canonicalJson(Object.fromEntries(COLLECTIONS.map((name) => [name, guide[name]])))

export class ReleaseStore {
  readonly folder: string

  constructor(varDir: string) {
    this.folder = resolve(varDir, 'releases')
    mkdirSync(this.folder, { recursive: true })
  }

  #path(url: string): string {
    return join(this.folder, basename(url))
  }

  #pointer(): Pointer | undefined {
    const path = join(this.folder, 'current.json')
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Pointer) : undefined
  }

  manifest(): Manifest | undefined {
    return this.#pointer()?.manifest
  }

  read(url: string): Release {
    return JSON.parse(readFileSync(this.#path(url), 'utf8')) as Release
  }

  #write(file: Pick<ReleaseFile, 'url' | 'text'>) {
    const path = this.#path(file.url)
    writeFileSync(path, file.text)
    writeFileSync(`${path}.gz`, gzipSync(file.text, { level: 9 }))
    writeFileSync(`${path}.br`, brotliCompressSync(file.text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: file.text.length } }))
  }

  /**
   * Publishes a guide as the next version; nothing happens when readers would see no difference.
   * @returns the manifest in force afterwards.
   */
  publish(guide: Guide, now: Date): Manifest {
    const pointer = this.#pointer()
    const lineage = pointer?.manifest.lineage ?? randomUUID()
    const next = releaseOf(guide, { lineage, version: (pointer?.manifest.version ?? 0) + 1, releasedAt: now.toISOString() })
    if (pointer && guideText(this.read(pointer.manifest.full.url)) === guideText(next)) return pointer.manifest
    const past = pointer?.past ?? []
    const full = fullFile(next)
    const worth = new Set(versionsWorthADelta(past, now))
    const deltas = past.filter(({ version }) => worth.has(version)).map(({ url }) => deltaFile(this.read(url), next))
    const manifest = manifestOf(next, full, deltas)
    for (const file of [full, ...deltas]) this.#write(file)
    const moved: Pointer = { manifest, past: [...past, { version: next.version, releasedAt: next.releasedAt, url: full.url }] }
    writeFileSync(join(this.folder, 'current.json.new'), JSON.stringify(moved))
    renameSync(join(this.folder, 'current.json.new'), join(this.folder, 'current.json'))
    return manifest
  }
}
