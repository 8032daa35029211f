/** Reports that would tell where a shelter is: nobody asked for it, and it must not even be stored. */
import type { Transaction } from 'kysely'
import type { Contribution } from '../../domain/contribution.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { ContributionTable, Tables } from '../db/tables.ts'
import { fieldToTheDoor } from '../pack/shelter.ts'

type Trx = Transaction<Tables>

/** Of some initiatives, those that are shelters: in the working copy, or for readers at this moment. */
async function sheltersAmong(trx: Trx, ids: string[]): Promise<Set<string>> {
  const held = await trx.selectFrom('initiative').select(['id', 'body']).where('id', 'in', ids).execute()
  const shown = await trx
    .selectFrom('guide_row')
    .select(['row_id as id', 'body'])
    .where('collection', '=', 'initiatives')
    .where('to_version', 'is', null)
    .where('body', '<>', '')
    .where('row_id', 'in', ids)
    .execute()
  return new Set([...held, ...shown].filter(({ body }) => (JSON.parse(body) as Initiative).phoneOnly).map(({ id }) => id))
}

/** Reports that propose a way to a shelter's door, with the field. */
export async function findDoors(
  trx: Trx,
  contributions: readonly Contribution[],
  rows: readonly ContributionTable[],
): Promise<Map<ContributionTable, string>> {
  const suspects = contributions.flatMap(({ kind, body }, at) => {
    const field = kind === 'report' && body.target.kind === 'initiative' ? fieldToTheDoor(body.proposed ?? {}) : undefined
    const row = rows[at]
    return field && row?.initiative_id ? [{ row, field, about: row.initiative_id }] : []
  })
  if (!suspects.length) return new Map()
  const shelters = await sheltersAmong(trx, [...new Set(suspects.map(({ about }) => about))])
  return new Map(suspects.filter(({ about }) => shelters.has(about)).map(({ row, field }) => [row, field]))
}
