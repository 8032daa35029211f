/** What a restore must not undo: whatever was withdrawn, erased or hidden for somebody's safety in the database that is overwritten stays so. */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { CommentTable, ContributionTable, InitiativeTable, Tables } from '../db/tables.ts'
import { eraseFromReleases } from '../releases/erase.ts'

type Trx = Transaction<Tables>
export type Erased = {
  /** Withdrawn by their authors, or declined and erased. */
  tombstones: ContributionTable[]
  /** Opinions that readers saw once. `now`: the corrected words under which one came back. */
  comments: { id: string; now?: CommentTable }[]
  shelters: InitiativeTable[]
}

/** What readers see of the id (moderation/comments.ts). */
const publicId = (contribution: string) => createHash('sha256').update(contribution).digest('hex').slice(0, 32)

/** To be called before the database is emptied. */
export async function readErased(trx: Trx): Promise<Erased> {
  const tombstones = await trx
    .selectFrom('contribution')
    .selectAll()
    .where('body', 'is', null)
    .where('state', 'in', ['withdrawn', 'declined'])
    .execute()
  const emptied = await trx.selectFrom('guide_row').select('row_id').distinct().where('collection', '=', 'comments').where('body', '=', '').execute()
  const ids = [...new Set([...tombstones.map(({ id }) => publicId(id)), ...emptied.map(({ row_id }) => row_id)])]
  const live = new Map((await trx.selectFrom('comment').selectAll().execute()).map((comment) => [comment.id, comment]))
  const initiatives = await trx.selectFrom('initiative').selectAll().execute()
  return {
    tombstones,
    comments: ids.map((id) => {
      const now = live.get(id)
      return { id, ...(now ? { now } : {}) }
    }),
    shelters: initiatives.filter(({ body }) => (JSON.parse(body) as PackInitiative).phoneOnly),
  }
}

async function eraseComments(trx: Trx, comments: Erased['comments']) {
  const held = new Set((await trx.selectFrom('comment').select('id').execute()).map(({ id }) => id))
  const released = await trx
    .selectFrom('guide_row')
    .select('row_id')
    .distinct()
    .where('collection', '=', 'comments')
    .where('body', '<>', '')
    .execute()
  const shown = new Set(released.map(({ row_id }) => row_id))
  for (const { id, now } of comments) {
    if (held.has(id) && now) await trx.updateTable('comment').set(now).where('id', '=', id).execute()
    else if (held.has(id)) await trx.deleteFrom('comment').where('id', '=', id).execute()
    if (shown.has(id)) await eraseFromReleases(trx, 'comments', id)
  }
}

/** An entry that became a shelter after the backup: its address was taken out for good. */
async function keepShelters(trx: Trx, shelters: InitiativeTable[]) {
  for (const { id, ...shelter } of shelters) {
    const held = await trx.selectFrom('initiative').selectAll().where('id', '=', id).executeTakeFirst()
    if (!held || (JSON.parse(held.body) as PackInitiative).phoneOnly) continue
    const revision = Math.max(held.revision, shelter.revision) + 1
    await trx
      .updateTable('initiative')
      .set({ ...shelter, revision })
      .where('id', '=', id)
      .execute()
    await eraseFromReleases(trx, 'initiatives', id)
  }
}

/** To be called once the backup is written back. */
export async function carryOver(trx: Trx, { tombstones, comments, shelters }: Erased): Promise<void> {
  for (const tombstone of tombstones) {
    const { id, ...rest } = tombstone
    await trx
      .insertInto('contribution')
      .values(tombstone)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
      .execute()
  }
  await eraseComments(trx, comments)
  await keepShelters(trx, shelters)
}
