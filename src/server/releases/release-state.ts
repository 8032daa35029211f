/** What a publishing starts from: the working copy and the release in force, read at one moment. */
import type { Transaction } from 'kysely'
import type { Collection, Guide } from '../../domain/guide.ts'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { readChanges } from './changes.ts'
import { readBodiesAt } from './release-rows.ts'
import { readWorkingGuide } from './working-guide.ts'

export type RowRef = { collection: Collection; id: string }
export type ReleaseState = {
  lineage: string
  /** Of the release in force; 0: none yet. */
  version: number
  /** Counters that tell whether something was erased, or changed, since this was read. */
  erasure: string
  made: number
  guide: Guide
  current: Map<Collection, Map<string, string>>
  /** Erased rows that are still in the release in force. */
  erased: RowRef[]
  /** False after a restore: rows are there, files are to be made anew. */
  hasFile: boolean
  past: { version: number; releasedAt: string }[]
}

type MetaKey = Tables['meta']['key']

export async function readMeta(db: Database, key: MetaKey): Promise<string | undefined> {
  return (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value
}

export async function writeMeta(db: Database | Transaction<Tables>, key: MetaKey, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

export function readReleaseState(db: Database): Promise<ReleaseState> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const version = Number((await readMeta(trx, 'version')) ?? 0)
      const past = await trx.selectFrom('release').select(['version', 'released_at']).execute()
      const erased = await trx
        .selectFrom('guide_row')
        .select(['collection', 'row_id'])
        .where('body', '=', '')
        .where('to_version', 'is', null)
        .execute()
      return {
        lineage: (await readMeta(trx, 'lineage')) ?? '',
        version,
        erasure: (await readMeta(trx, 'erasure')) ?? '0',
        made: (await readChanges(trx)).made,
        guide: await readWorkingGuide(trx),
        current: await readBodiesAt(trx, version),
        erased: erased.map((row) => ({ collection: row.collection, id: row.row_id })),
        hasFile: (await trx.selectFrom('release_file').select('url').where('version', '=', version).executeTakeFirst()) !== undefined,
        past: past.map((row) => ({ version: row.version, releasedAt: row.released_at })),
      }
    })
}
