/** The working copy of the guide's entries: reading, adding, replacing. An entry is never deleted, nor its id or an address of it given again. */
import { sql, type Transaction } from 'kysely'
import { canonicalJson } from '../../contract/canonical-json.ts'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import { slugOf } from '../../domain/text.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database, Engine } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { eraseFromReleases } from '../releases/erase.ts'

export type Trx = Transaction<Tables>
type Asking = Database | Trx
export type Held = { initiative: PackInitiative; revision: number; hidden: boolean }

/** Entries that the server names begin after this: the pack's keepers count from 1. */
const PACK_IDS = 100_000
/** Any number, the same for all servers of one database. */
const NAMES_LOCK = 920_094

export async function readInitiative(db: Asking, id: string): Promise<Held | undefined> {
  const row = await db.selectFrom('initiative').select(['body', 'revision', 'hidden']).where('id', '=', id).executeTakeFirst()
  return row && { initiative: JSON.parse(row.body) as PackInitiative, revision: row.revision, hidden: row.hidden === 1 }
}

/** One at a time gives out ids and addresses; SQLite has a single writer anyway. */
export async function lockNames(trx: Trx, engine: Engine) {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(NAMES_LOCK)})`.execute(trx)
}

export async function nextId(db: Asking): Promise<string> {
  const number = sql<number>`cast(substr(id, 2) as integer)`
  const row = await db.selectFrom('initiative').select(sql<number | null>`max(${number})`.as('last')).where(number, '>', PACK_IDS).executeTakeFirst()
  return `i${Number(row?.last ?? PACK_IDS) + 1}`
}

/** Of some slugs, those that lead to another entry. */
export async function slugsOfOthers(db: Asking, slugs: readonly string[], id: string): Promise<string[]> {
  const held = await db.selectFrom('slug').select('slug').where('slug', 'in', slugs).where('initiative_id', '!=', id).execute()
  const present = await db.selectFrom('initiative').select('slug').where('slug', 'in', slugs).where('id', '!=', id).execute()
  return [...held, ...present].map(({ slug }) => slug)
}

/** The wanted slug, or the first of « name-2 », « name-3 » … that nobody has. */
export async function freeSlug(db: Asking, wanted: string, id: string): Promise<string> {
  const base = slugOf(wanted) || `initiative-${id.slice(1)}`
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? base : `${base}-${count}`
    if (!(await slugsOfOthers(db, [slug], id)).length) return slug
  }
}

const columnsOf = (initiative: PackInitiative, now: Date) => ({
  slug: initiative.slug,
  name: initiative.name,
  body: canonicalJson(initiative),
  status: initiative.status,
  verified_at: initiative.verifiedAt?.at ?? '',
  updated_at: now.toISOString(),
})

async function keepSlugs(trx: Trx, { id, slug, formerSlugs = [] }: PackInitiative) {
  await trx
    .insertInto('slug')
    .values([slug, ...formerSlugs].map((one) => ({ slug: one, initiative_id: id })))
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}

export async function insertInitiative(trx: Trx, initiative: PackInitiative, now: Date) {
  const row = { id: initiative.id, ...columnsOf(initiative, now), revision: 1, hidden: 0, pack_hash: null, pack_body: null }
  await trx.insertInto('initiative').values(row).execute()
  await keepSlugs(trx, initiative)
}

/**
 * @returns the new revision.
 * @throws ApiError 409 when somebody changed the entry since `held` was read.
 */
export async function replaceInitiative(trx: Trx, held: Held, next: PackInitiative, hidden: boolean, now: Date): Promise<number> {
  const revision = held.revision + 1
  const { numUpdatedRows } = await trx
    .updateTable('initiative')
    .set({ ...columnsOf(next, now), revision, hidden: hidden ? 1 : 0 })
    .where('id', '=', next.id)
    .where('revision', '=', held.revision)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new ApiError(409, 'changed-meanwhile')
  await keepSlugs(trx, next)
  // What has become a shelter is read in no older file either.
  if (next.phoneOnly && !held.initiative.phoneOnly) await eraseFromReleases(trx, 'initiatives', next.id)
  return revision
}

/** A record that takes the place of another keeps its addresses: they redirect. A shelter's do not, since they may name its town. */
export function withFormerSlugs(next: PackInitiative, former: PackInitiative): PackInitiative {
  if (next.phoneOnly) return next
  const slugs = new Set([...(former.formerSlugs ?? []), former.slug, ...(next.formerSlugs ?? [])])
  slugs.delete(next.slug)
  const { formerSlugs, ...rest } = next
  return slugs.size ? { ...rest, formerSlugs: [...slugs] } : rest
}

export async function readList<T>(db: Asking, name: 'needs' | 'communes' | 'sources'): Promise<T[]> {
  const row = await db.selectFrom('list').select('rows').where('name', '=', name).executeTakeFirst()
  return row ? (JSON.parse(row.rows) as T[]) : []
}
