/** Going back to an earlier release: its content becomes the working copy again, and the next version. What was erased since stays erased. */

import { sql, type Transaction } from 'kysely'
import { canonicalJson } from '../../contract/canonical-json.ts'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { Database } from '../db/database.ts'
import type { InitiativeTable, Tables } from '../db/tables.ts'
import { markChanged } from './changes.ts'
import { readGuideAt } from './release-rows.ts'

type Trx = Transaction<Tables>

/** What keepers know of an entry and readers do not see is kept as it is now. */
function asRecord(released: Initiative, held: InitiativeTable): PackInitiative {
  const { opinions, ...initiative } = released
  const { rights, partial } = JSON.parse(held.body) as PackInitiative
  return { ...initiative, verifiedAt: initiative.verifiedAt ?? null, rights, ...(partial ? { partial } : {}) }
}

async function restoreInitiatives(trx: Trx, initiatives: readonly Initiative[], now: string) {
  const then = new Map(initiatives.map((initiative) => [initiative.id, initiative]))
  for (const held of await trx.selectFrom('initiative').selectAll().execute()) {
    const released = then.get(held.id)
    const record = released && asRecord(released, held)
    const body = record ? canonicalJson(record) : held.body
    const hidden = released ? 0 : 1
    if (body === held.body && hidden === held.hidden) continue
    const fields = record ? { slug: record.slug, name: record.name, status: record.status, verified_at: record.verifiedAt?.at ?? '' } : {}
    await trx
      .updateTable('initiative')
      .set({ ...fields, body, hidden, revision: held.revision + 1, updated_at: now })
      .where('id', '=', held.id)
      .execute()
  }
}

/** Opinions accepted after the release leave the guide and wait in the queue again: nothing that anybody wrote is lost. */
async function restoreComments(trx: Trx, version: number) {
  const { released_at } = await trx.selectFrom('release').select('released_at').where('version', '=', version).executeTakeFirstOrThrow()
  const later = await trx
    .updateTable('comment')
    .set({ hidden: 1 })
    .where('hidden', '=', 0)
    .where('accepted_at', '>', released_at)
    .returning('contribution_id')
    .execute()
  const ids = later.map(({ contribution_id }) => contribution_id)
  for (let at = 0; at < ids.length; at += 500) {
    await trx
      .updateTable('contribution')
      .set({ state: 'received', decided_at: null, decided_by: null })
      .where('id', 'in', ids.slice(at, at + 500))
      .where('state', '=', 'published')
      .where('body', 'is not', null)
      .execute()
  }
}

/** Makes the working copy what readers saw in that version; publish afterwards. @returns false when there is no such version. */
export function rollBackTo(db: Database, version: number, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const known = await trx.selectFrom('release').select('version').where('version', '=', version).executeTakeFirst()
    if (!known) return false
    const { initiatives, comments, ...lists } = await readGuideAt(trx, version)
    await restoreInitiatives(trx, initiatives, now.toISOString())
    await restoreComments(trx, version)
    for (const [name, rows] of Object.entries(lists)) {
      await trx
        .updateTable('list')
        .set({ rows: canonicalJson(rows) })
        .where('name', '=', name as never)
        .where('rows', '<>', sql.lit(''))
        .execute()
    }
    await markChanged(trx)
    return true
  })
}
