/** The one transaction that makes a release the one in force. */
import type { Transaction } from 'kysely'
import { canonicalJson } from '../../contract/canonical-json.ts'
import type { Collection, Delta, Release } from '../../domain/guide.ts'
import type { Database } from '../db/database.ts'
import type { ReleaseFileTable, ReleaseTable, Tables } from '../db/tables.ts'
import { deleteFilesWithErased } from './erase.ts'
import { idsByCollection } from './release-rows.ts'
import { type ReleaseState, type RowRef, writeMeta } from './release-state.ts'

export type Asked = { now: Date; kind: ReleaseTable['kind']; by?: string; ofVersion?: number }
/** From the release in force to the next: what a delta of one step holds, and every row it touches. */
export type Step = Pick<Delta, 'upsert' | 'remove'> & { touched: RowRef[] }

/** Another server published meanwhile, or something was erased: what was prepared is void. */
export class Overtaken extends Error {}

const ROWS_AT_ONCE = 1000
/** Files that the manifest no longer names stay this long for phones that read an older manifest, in milliseconds. */
const KEEP_FILES_MS = 86_400_000
const KEEP_VERSIONS = 3

/** Moves a counter only if it still is what was read; on PostgreSQL this also holds it until the end of the transaction. */
async function moveIfStill(trx: Transaction<Tables>, key: Tables['meta']['key'], value: string, next: string) {
  const { numUpdatedRows } = await trx.updateTable('meta').set({ value: next }).where('key', '=', key).where('value', '=', value).executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw new Overtaken()
}

const inParts = <T>(all: T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS_AT_ONCE) }, (_, at) => all.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE))

async function closeRows(trx: Transaction<Tables>, version: number, touched: RowRef[]) {
  for (const [collection, ids] of idsByCollection(touched)) {
    for (const part of inParts([...ids])) {
      const rows = trx.updateTable('guide_row').set({ to_version: version }).where('collection', '=', collection)
      await rows.where('to_version', 'is', null).where('row_id', 'in', part).execute()
    }
  }
}

async function addRows(trx: Transaction<Tables>, version: number, upsert: Step['upsert']) {
  for (const [name, rows] of Object.entries(upsert)) {
    const collection = name as Collection
    const written = rows.map((row: { id: string }) => ({
      collection,
      row_id: row.id,
      from_version: version,
      to_version: null,
      body: canonicalJson(row),
    }))
    for (const part of inParts(written)) await trx.insertInto('guide_row').values(part).execute()
  }
}

/** @throws Overtaken when another release came first, or something was erased since the state was read. */
export function putInForce(db: Database, state: ReleaseState, next: Release, step: Step, files: ReleaseFileTable[], asked: Asked): Promise<void> {
  const { now, kind, by = null, ofVersion = null } = asked
  return db.transaction().execute(async (trx) => {
    await moveIfStill(trx, 'version', String(state.version), String(next.version))
    await moveIfStill(trx, 'erasure', state.erasure, state.erasure)
    const row = { version: next.version, released_at: next.releasedAt, kind, by, of_version: ofVersion }
    await trx
      .insertInto('release')
      .values({ ...row, counts: JSON.stringify(next.counts), row_changes: step.touched.length })
      .execute()
    await closeRows(trx, next.version, step.touched)
    await addRows(trx, next.version, step.upsert)
    for (const file of files) await trx.insertInto('release_file').values(file).execute()
    await deleteFilesWithErased(trx)
    const old = trx.deleteFrom('release_file').where('version', '<=', next.version - KEEP_VERSIONS)
    await old.where('created_at', '<', new Date(now.getTime() - KEEP_FILES_MS).toISOString()).execute()
    await writeMeta(trx, 'released-change', String(state.made))
  })
}
