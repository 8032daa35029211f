/** The guide as readers hold it, its releases, and the two pure moves between them: diff and apply. Hashing and bytes are the contract's. */
import type { Initiative } from './initiative.ts'
import type { Commune } from './place.ts'
import type { Helpline, Need, Project, Source, Term, Territory } from './taxonomy.ts'

/** A published opinion: the month and no day, and an id from which nobody finds the contribution. */
export type Comment = { id: string; initiativeId: string; rating?: number; helped?: boolean; text?: string; role?: string; month: string }

export type Guide = {
  territory: Territory[]
  needs: Need[]
  communes: Commune[]
  terms: Term[]
  helplines: Helpline[]
  projects: Project[]
  sources: Source[]
  initiatives: Initiative[]
  comments: Comment[]
}

export const COLLECTIONS = ['territory', 'needs', 'communes', 'terms', 'helplines', 'projects', 'sources', 'initiatives', 'comments'] as const
export type Collection = (typeof COLLECTIONS)[number]

export type Counts = { initiatives: number; places: number; comments: number }

/** The format this code reads and writes. A phone that meets another keeps its guide and asks for an app update. */
export const RELEASE_FORMAT = 1

/** An immutable snapshot of all that readers see. */
export type Release = Guide & { format: number; lineage: string; version: number; releasedAt: string; counts: Counts }

export type Delta = {
  format: number
  lineage: string
  from: number
  version: number
  releasedAt: string
  upsert: Partial<Guide>
  remove: Partial<Record<Collection, string[]>>
  /** SHA-256, hex, of the canonical JSON of the full release that results. */
  resultSha256: string
}

type Row = { id: string }

const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** One order for every copy of a collection, so that its bytes are the same everywhere. */
export function sorted<T extends Row>(rows: readonly T[]): T[] {
  return [...rows].sort(byId)
}

export function countsOf(guide: Pick<Guide, 'initiatives' | 'comments'>): Counts {
  return {
    initiatives: guide.initiatives.length,
    places: guide.initiatives.filter((initiative) => initiative.place).length,
    comments: guide.comments.length,
  }
}

/** A release of this guide, its collections in order. */
export function releaseOf(guide: Guide, stamp: { lineage: string; version: number; releasedAt: string }): Release {
  const collections = Object.fromEntries(COLLECTIONS.map((name) => [name, sorted<Row>(guide[name])])) as unknown as Guide
  return { format: RELEASE_FORMAT, ...stamp, counts: countsOf(guide), ...collections }
}

/** The rows named by their ids, as a delta carries them: those that are in the release, and the ids of those that are no longer. */
export function deltaOfRows(to: Release, changed: ReadonlyMap<Collection, ReadonlySet<string>>): Pick<Delta, 'upsert' | 'remove'> {
  const upsert: Partial<Record<Collection, Row[]>> = {}
  const remove: Partial<Record<Collection, string[]>> = {}
  for (const [name, ids] of changed) {
    const present = (to[name] as Row[]).filter(({ id }) => ids.has(id))
    const kept = new Set(present.map(({ id }) => id))
    const gone = [...ids].filter((id) => !kept.has(id)).sort()
    if (present.length) upsert[name] = present
    if (gone.length) remove[name] = gone
  }
  return { upsert: upsert as Partial<Guide>, remove }
}

/** The release that a delta makes of another. Pure: nothing is written, and the caller compares the hash before it believes the result. */
export function applyDelta(release: Release, delta: Delta): Release {
  const next: Partial<Record<Collection, Row[]>> = {}
  for (const name of COLLECTIONS) {
    const rows = new Map<string, Row>((release[name] as Row[]).map((row) => [row.id, row]))
    for (const id of delta.remove[name] ?? []) rows.delete(id)
    for (const row of (delta.upsert[name] ?? []) as Row[]) rows.set(row.id, row)
    next[name] = [...rows.values()]
  }
  return releaseOf(next as unknown as Guide, { lineage: release.lineage, version: delta.version, releasedAt: delta.releasedAt })
}
