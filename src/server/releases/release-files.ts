/** The bytes of releases: canonical JSON, hashes, names, and deltas from those that phones may still hold. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../contract/canonical-json.ts'
import type { Manifest } from '../../contract/release.ts'
import { deltaUrl, fullUrl } from '../../contract/urls.ts'
import { type Delta, RELEASE_FORMAT, type Release } from '../../domain/guide.ts'

export type ReleaseFile = { url: string; sha256: string; bytes: number; text: string }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export function fullFile(release: Release): ReleaseFile {
  const text = canonicalJson(release)
  const hash = sha256(text)
  return { url: fullUrl(release.version, hash), sha256: hash, bytes: Buffer.byteLength(text), text }
}

/** @param from the version that phones hold; @param resultSha256 hash of the full file of `to`. */
export function deltaFile(from: number, to: Release, rows: Pick<Delta, 'upsert' | 'remove'>, resultSha256: string): ReleaseFile & { from: number } {
  const { lineage, version, releasedAt } = to
  const text = canonicalJson({ format: RELEASE_FORMAT, lineage, from, version, releasedAt, ...rows, resultSha256 } satisfies Delta)
  const hash = sha256(text)
  return { from, url: deltaUrl(from, version, hash), sha256: hash, bytes: Buffer.byteLength(text), text }
}

type FileEntry = Omit<ReleaseFile, 'text'>
const entry = ({ url, sha256: hash, bytes }: FileEntry) => ({ url, sha256: hash, bytes })
type Stamp = Pick<Release, 'lineage' | 'version' | 'releasedAt' | 'counts'>

export function manifestOf(release: Stamp, full: FileEntry, deltas: (FileEntry & { from: number })[]): Manifest {
  const { lineage, version, releasedAt, counts } = release
  return {
    format: RELEASE_FORMAT,
    lineage,
    version,
    releasedAt,
    counts,
    full: entry(full),
    deltas: deltas.map((delta) => ({ from: delta.from, ...entry(delta) })),
  }
}

const DELTAS_FROM_LAST = 20
const DELTAS_FROM_DAYS = 30

/** The versions worth a delta: the last twenty, and each day's last over thirty days. */
export function versionsWorthADelta(past: readonly { version: number; releasedAt: string }[], now: Date): number[] {
  const newestFirst = [...past].sort((a, b) => b.version - a.version)
  const days = new Set<string>()
  const since = now.getTime() - DELTAS_FROM_DAYS * 86_400_000
  return newestFirst
    .filter(({ releasedAt }, at) => {
      const day = releasedAt.slice(0, 10)
      const lastOfDay = !days.has(day) && Date.parse(releasedAt) >= since
      days.add(day)
      return at < DELTAS_FROM_LAST || lastOfDay
    })
    .map(({ version }) => version)
}
