/** The bytes of releases: canonical JSON, hashes, names, and deltas from those that phones may still hold. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../contract/canonical-json.ts'
import type { Manifest } from '../../contract/release.ts'
import { deltaUrl, fullUrl } from '../../contract/urls.ts'
import { type Delta, diffReleases, RELEASE_FORMAT, type Release } from '../../domain/guide.ts'

export type ReleaseFile = { url: string; sha256: string; bytes: number; text: string }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export function fullFile(release: Release): ReleaseFile {
  const text = canonicalJson(release)
  const hash = sha256(text)
  return { url: fullUrl(release.version, hash), sha256: hash, bytes: Buffer.byteLength(text), text }
}

export function deltaFile(from: Release, to: Release): ReleaseFile & { from: number } {
  const delta: Delta = {
    format: RELEASE_FORMAT,
    lineage: to.lineage,
    from: from.version,
    version: to.version,
    releasedAt: to.releasedAt,
    ...diffReleases(from, to, canonicalJson),
    resultSha256: fullFile(to).sha256,
  }
  const text = canonicalJson(delta)
  const hash = sha256(text)
  return { from: from.version, url: deltaUrl(from.version, to.version, hash), sha256: hash, bytes: Buffer.byteLength(text), text }
}

const entry = ({ url, sha256: hash, bytes }: ReleaseFile) => ({ url, sha256: hash, bytes })

export function manifestOf(release: Release, full: ReleaseFile, deltas: (ReleaseFile & { from: number })[]): Manifest {
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
