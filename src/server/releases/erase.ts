/** Erasing what readers must never see again: from the past at once, and with the next release from every file that holds it. */
import { sql, type Transaction } from 'kysely'
import type { Collection } from '../../domain/guide.ts'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { markChanged } from './changes.ts'

/**
 * Empties a row wherever it stands in the past, so that no roll-back brings it back, and asks for a release.
 * A publishing under way that read the row before is made to begin anew (`erasure`, publish.ts).
 */
export async function eraseFromReleases(db: Database | Transaction<Tables>, collection: Collection, id: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key: 'erasure', value: '1' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: sql`cast(cast(meta.value as integer) + 1 as text)` }))
    .execute()
  await db.updateTable('guide_row').set({ body: '' }).where('collection', '=', collection).where('row_id', '=', id).execute()
  await markChanged(db)
}

/** Deletes every file, full or delta, of a version that held a row erased since. */
export async function deleteFilesWithErased(db: Transaction<Tables>): Promise<void> {
  await db
    .deleteFrom('release_file')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('guide_row')
          .select('row_id')
          .where('body', '=', '')
          .whereRef('from_version', '<=', 'release_file.version')
          .whereRef('to_version', '>', 'release_file.version'),
      ),
    )
    .execute()
}
