/** Releases as rows: each row of the guide with the first version that had it and the first that no longer did (tables.ts, `guide_row`). */
import { COLLECTIONS, type Collection, type Guide } from '../../domain/guide.ts'
import type { Database } from '../db/database.ts'

/** The guide of a version, without what was erased since. */
export async function readGuideAt(db: Database, version: number): Promise<Guide> {
  const rows = await db
    .selectFrom('guide_row')
    .select(['collection', 'body'])
    .where('from_version', '<=', version)
    .where((where) => where.or([where('to_version', 'is', null), where('to_version', '>', version)]))
    .where('body', '<>', '')
    .execute()
  const guide = Object.fromEntries(COLLECTIONS.map((name) => [name, [] as unknown[]]))
  for (const { collection, body } of rows) guide[collection]?.push(JSON.parse(body))
  return guide as unknown as Guide
}

/** The rows of a version as they are written, by collection and id; without what was erased since. */
export async function readBodiesAt(db: Database, version: number): Promise<Map<Collection, Map<string, string>>> {
  const rows = await db
    .selectFrom('guide_row')
    .select(['collection', 'row_id', 'body'])
    .where('from_version', '<=', version)
    .where((where) => where.or([where('to_version', 'is', null), where('to_version', '>', version)]))
    .where('body', '<>', '')
    .execute()
  const bodies = new Map<Collection, Map<string, string>>(COLLECTIONS.map((name) => [name, new Map()]))
  for (const { collection, row_id, body } of rows) bodies.get(collection)?.set(row_id, body)
  return bodies
}

type Touched = { collection: Collection; id: string; at: number }

/** Every row that came, changed or went after a version, with the version in which it did. */
export async function readTouchedSince(db: Database, version: number): Promise<Touched[]> {
  const came = await db.selectFrom('guide_row').select(['collection', 'row_id', 'from_version']).where('from_version', '>', version).execute()
  const went = await db.selectFrom('guide_row').select(['collection', 'row_id', 'to_version']).where('to_version', '>', version).execute()
  return [
    ...came.map((row) => ({ collection: row.collection, id: row.row_id, at: row.from_version })),
    ...went.map((row) => ({ collection: row.collection, id: row.row_id, at: row.to_version ?? version })),
  ]
}

/** Ids by collection. */
export function idsByCollection(touched: readonly Pick<Touched, 'collection' | 'id'>[]): Map<Collection, Set<string>> {
  const ids = new Map<Collection, Set<string>>()
  for (const { collection, id } of touched) ids.set(collection, (ids.get(collection) ?? new Set()).add(id))
  return ids
}
