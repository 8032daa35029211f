/** The release in force, for those who serve it. Files are held in memory while the manifest names them; a database that is gone for a while stops no reader. */
import { brotliDecompressSync } from 'node:zlib'
import type { Manifest } from '../../contract/release.ts'
import type { Counts } from '../../domain/guide.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { Database } from '../db/database.ts'
import { manifestOf } from './release-files.ts'
import { readMeta } from './release-state.ts'

export type StoredFile = { br: Buffer; gz: Buffer; identity: Buffer }
export type Slugs = { known: ReadonlySet<string>; former: ReadonlyMap<string, string> }

/** How long the version is believed before the database is asked again, in milliseconds: another server may have published. */
const BELIEVE_MS = 500

async function readManifest(db: Database, version: number): Promise<Manifest | undefined> {
  const release = await db.selectFrom('release').selectAll().where('version', '=', version).executeTakeFirst()
  const rows = await db.selectFrom('release_file').select(['url', 'from_version', 'sha256', 'bytes']).where('version', '=', version).execute()
  const full = rows.find((row) => row.from_version === null)
  if (!release || !full) return undefined
  const deltas = rows.flatMap(({ from_version: from, ...file }) => (from === null ? [] : [{ from, ...file }]))
  const stamp = {
    lineage: (await readMeta(db, 'lineage')) ?? '',
    version,
    releasedAt: release.released_at,
    counts: JSON.parse(release.counts) as Counts,
  }
  return manifestOf(
    stamp,
    full,
    deltas.sort((a, b) => b.from - a.from),
  )
}

export class ReleaseReader {
  readonly #db: Database
  #manifest: Manifest | undefined
  #askedAt = 0
  #files = new Map<string, StoredFile>()
  #slugs: Slugs | undefined

  constructor(db: Database) {
    this.#db = db
  }

  /** Forgets what is believed: the next question goes to the database. */
  refresh() {
    this.#askedAt = 0
  }

  /** The manifest as long as it is believed, at once: nearly every phone that asks is answered from here. */
  believed(): Manifest | undefined {
    return this.#manifest && Date.now() - this.#askedAt < BELIEVE_MS ? this.#manifest : undefined
  }

  /** @returns undefined before the first release. @throws only when the database is gone and nothing is held yet. */
  async manifest(): Promise<Manifest | undefined> {
    const believed = this.believed()
    if (believed) return believed
    try {
      const version = Number((await readMeta(this.#db, 'version')) ?? 0)
      if (version !== this.#manifest?.version) {
        const manifest = await readManifest(this.#db, version)
        // A slower question never puts an older answer back, nor none at all.
        if (!manifest || manifest.version < (this.#manifest?.version ?? 0)) return this.#manifest
        this.#manifest = manifest
        this.#files.clear()
        this.#slugs = undefined
      }
    } catch (error) {
      if (!this.#manifest) throw error
    }
    this.#askedAt = Date.now()
    return this.#manifest
  }

  /** @returns undefined when there is no such file, or no longer. */
  async file(url: string): Promise<StoredFile | undefined> {
    await this.manifest()
    const held = this.#files.get(url)
    if (held) return held
    const row = await this.#db.selectFrom('release_file').select(['br', 'gz', 'version']).where('url', '=', url).executeTakeFirst()
    if (!row) return undefined
    const br = Buffer.from(row.br)
    const file = { br, gz: Buffer.from(row.gz), identity: brotliDecompressSync(br) }
    // Asked again: a release may have come meanwhile, and what it erased is not to be held.
    if (row.version === this.#manifest?.version) this.#files.set(url, file)
    return file
  }

  /** The addresses of initiatives that the release in force knows, and the former ones. */
  async slugs(): Promise<Slugs | undefined> {
    if (!(await this.manifest())) return undefined
    if (!this.#slugs) {
      const rows = await this.#db
        .selectFrom('guide_row')
        .select('body')
        .where('collection', '=', 'initiatives')
        .where('to_version', 'is', null)
        .execute()
      const initiatives = rows.filter(({ body }) => body).map(({ body }) => JSON.parse(body) as Initiative)
      const former = initiatives.flatMap(({ slug, formerSlugs = [] }) => formerSlugs.map((old) => [old, slug] as const))
      this.#slugs = { known: new Set(initiatives.map(({ slug }) => slug)), former: new Map(former) }
    }
    return this.#slugs
  }

  /** True when a file of this version, kept elsewhere (dist/), holds something that was erased since. */
  async holdsErased(version: number): Promise<boolean> {
    const row = await this.#db
      .selectFrom('guide_row')
      .select('row_id')
      .where('body', '=', '')
      .where('from_version', '<=', version)
      .where((where) => where.or([where('to_version', 'is', null), where('to_version', '>', version)]))
      .executeTakeFirst()
    return row !== undefined
  }
}
