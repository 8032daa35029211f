/** What the pack's entries share on their way into the database. */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Tables } from '../db/tables.ts'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export function rowOf(record: PackInitiative, body: string, now: string) {
  const { id, slug, name, status, verifiedAt } = record
  return { id, slug, name, status, body, verified_at: verifiedAt?.at ?? '', updated_at: now }
}

export const slugsOf = ({ id, slug, formerSlugs = [] }: PackInitiative) => [slug, ...formerSlugs].map((one) => ({ slug: one, initiative_id: id }))

export async function journalPack(trx: Transaction<Tables>, action: string, id: string, at: string, detail: object) {
  await trx
    .insertInto('journal')
    .values({
      at,
      member_id: null,
      action,
      subject_kind: action === 'pack-filled' ? 'pack' : 'initiative',
      subject_id: id,
      detail: JSON.stringify(detail),
    })
    .execute()
}
