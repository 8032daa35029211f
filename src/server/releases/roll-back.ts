/** Going back to an earlier release: its content becomes the working copy again, and the next version. What was erased since stays erased. */

import { sql, type Transaction } from 'kysely'
import { canonicalJson } from '../../contract/canonical-json.ts'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { CommentBody } from '../../domain/contribution.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { Database, Engine } from '../db/database.ts'
import type { CommentTable, InitiativeTable, Tables } from '../db/tables.ts'
import { lockNames } from '../initiatives/repository.ts'
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
    // What has become a shelter stays one: no roll-back gives its address again.
    if ((JSON.parse(held.body) as PackInitiative).phoneOnly && !released?.phoneOnly) continue
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
    .returningAll()
    .execute()
  for (const comment of later) {
    const waiting = { state: 'received' as const, decided_at: null, decided_by: null }
    const one = trx.updateTable('contribution').where('id', '=', comment.contribution_id).where('state', '=', 'published')
    await one.set(waiting).where('body', 'is not', null).execute()
    // What was sent is erased in its time; what was published of it can be decided again.
    await one
      .set({ ...waiting, body: bodyOf(comment) })
      .where('body', 'is', null)
      .execute()
  }
}

function bodyOf({ initiative_id, rating, helped, text }: CommentTable): string {
  const said = { rating: rating ?? undefined, helped: helped === null ? undefined : helped === 1, text: text ?? undefined }
  return JSON.stringify({ initiativeId: initiative_id, ...said } satisfies Record<keyof CommentBody, unknown>)
}

/** Makes the working copy what readers saw in that version; publish afterwards. @returns false when there is no such version. */
export function rollBackTo(db: Database, engine: Engine, version: number, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockNames(trx, engine)
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
