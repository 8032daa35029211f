/**
 * The data pack enters the database: all of it into an empty one; later only what changed in the pack, as an edit like any other. Where
 * the staff changed the same field of the same entry, nothing is overwritten: the pack's record waits in the queue.
 */
import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { canonicalJson } from '../../contract/canonical-json.ts'
import type { Pack } from '../../contract/pack.ts'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Database, Engine } from '../db/database.ts'
import type { InitiativeTable, Tables } from '../db/tables.ts'
import { lockNames } from '../initiatives/repository.ts'
import { markChanged } from '../releases/changes.ts'
import { readMeta, writeMeta } from '../releases/release-state.ts'
import { changeEntry, isSameRecord, queueRecord } from './change-entry.ts'
import { journalPack, rowOf, sha256, slugsOf } from './pack-entry.ts'

export type TakenIn = { added: number; changed: number; conflicts: number; removed: number }

const LISTS = ['needs', 'communes', 'terms', 'helplines', 'projects', 'sources', 'concepts'] as const
/** Any number, the same for all servers of one database. */
const LOCK = 920_093
const ROWS_AT_ONCE = 500

type Trx = Transaction<Tables>

async function takeInLists(trx: Trx, pack: Pack): Promise<boolean> {
  let isChanged = false
  const lists = [['territory', [pack.territory]] as const, ...LISTS.map((name) => [name, pack[name]] as const)]
  for (const [name, rows] of lists) {
    const text = canonicalJson(rows)
    const pack_hash = sha256(text)
    const held = await trx.selectFrom('list').select('pack_hash').where('name', '=', name).executeTakeFirst()
    if (held?.pack_hash === pack_hash) continue
    isChanged = true
    await trx
      .insertInto('list')
      .values({ name, rows: text, pack_hash })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ rows: text, pack_hash }))
      .execute()
  }
  return isChanged
}

async function add(trx: Trx, records: PackInitiative[], now: string) {
  for (let at = 0; at < records.length; at += ROWS_AT_ONCE) {
    const part = records.slice(at, at + ROWS_AT_ONCE)
    const rows = part.map((record) => {
      const body = canonicalJson(record)
      return { ...rowOf(record, body, now), revision: 1, hidden: 0, pack_hash: sha256(body), pack_body: body }
    })
    await trx.insertInto('initiative').values(rows).execute()
    await trx
      .insertInto('slug')
      .values(part.flatMap(slugsOf))
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .execute()
  }
}

/** Entries that left the pack leave the guide; those that the staff changed stay, and belong to the staff from then on. */
async function remove(trx: Trx, gone: InitiativeTable[], now: string): Promise<number> {
  for (const held of gone) {
    const isOurs = held.pack_body !== null && !isSameRecord(JSON.parse(held.pack_body), JSON.parse(held.body))
    await trx
      .updateTable('initiative')
      .set({ pack_hash: null, pack_body: null, hidden: isOurs ? held.hidden : 1, revision: held.revision + 1 })
      .where('id', '=', held.id)
      .execute()
    await journalPack(trx, isOurs ? 'pack-left' : 'pack-removed', held.id, now, {})
  }
  return gone.length
}

/** A new record whose address another entry already has: it is offered as a change of that entry. @returns the records that are free to come in. */
async function queueTaken(trx: Trx, records: PackInitiative[], held: ReadonlyMap<string, InitiativeTable>, now: string): Promise<PackInitiative[]> {
  const taken = new Map((await trx.selectFrom('slug').selectAll().execute()).map((row) => [row.slug, row.initiative_id]))
  const ownerOf = ({ slug, formerSlugs = [] }: PackInitiative) => [slug, ...formerSlugs].map((one) => taken.get(one)).find((id) => id !== undefined)
  for (const record of records) {
    const owner = held.get(ownerOf(record) ?? '')
    if (owner) await queueRecord(trx, owner, { ...record, id: owner.id }, now)
  }
  return records.filter((record) => !held.has(ownerOf(record) ?? ''))
}

async function takeInInitiatives(trx: Trx, pack: Pack, now: string): Promise<TakenIn> {
  const held = new Map((await trx.selectFrom('initiative').selectAll().execute()).map((row) => [row.id, row]))
  const unknown = pack.initiatives.filter(({ id }) => !held.has(id))
  const fresh = held.size ? await queueTaken(trx, unknown, held, now) : unknown
  const taken: TakenIn = { added: fresh.length, changed: 0, conflicts: unknown.length - fresh.length, removed: 0 }
  await add(trx, fresh, now)
  for (const record of pack.initiatives) {
    const row = held.get(record.id)
    const outcome = row ? await changeEntry(trx, row, record, pack.communes, now) : 'same'
    if (outcome !== 'same') taken[outcome] += 1
  }
  const present = new Set(pack.initiatives.map(({ id }) => id))
  taken.removed = await remove(
    trx,
    [...held.values()].filter(({ id, pack_hash }) => pack_hash !== null && !present.has(id)),
    now,
  )
  if (!held.size) await journalPack(trx, 'pack-filled', pack.territory.id, now, { initiatives: fresh.length })
  else for (const { id } of fresh) await journalPack(trx, 'pack-added', id, now, {})
  return taken
}

/** Nothing happens when the pack is the one taken in last; several servers may try at once. */
export function takeInPack(db: Database, engine: Engine, pack: Pack, now: Date): Promise<TakenIn> {
  const hash = sha256(canonicalJson(pack))
  return db.transaction().execute(async (trx) => {
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx)
    // The same lock as editors take: nobody's save is written over.
    await lockNames(trx, engine)
    if ((await readMeta(trx, 'pack')) === hash) return { added: 0, changed: 0, conflicts: 0, removed: 0 }
    if (!(await readMeta(trx, 'lineage'))) {
      await writeMeta(trx, 'lineage', randomUUID())
      for (const key of ['version', 'change', 'released-change', 'erasure'] as const) await writeMeta(trx, key, '0')
    }
    await takeInLists(trx, pack)
    const taken = await takeInInitiatives(trx, pack, now.toISOString())
    await writeMeta(trx, 'pack', hash)
    await markChanged(trx)
    return taken
  })
}
