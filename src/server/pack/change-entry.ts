/** A record of the pack that changed, brought into an entry of the working copy: merged where it can be, else laid beside it in the queue. */
import type { Transaction } from 'kysely'
import * as v from 'valibot'
import { canonicalJson } from '../../contract/canonical-json.ts'
import { type PackInitiative, packInitiativeSchema } from '../../contract/pack-initiative.ts'
import { mergeEdits } from '../../domain/merge-edits.ts'
import type { Commune } from '../../domain/place.ts'
import type { InitiativeTable, Tables } from '../db/tables.ts'
import { slugsOfOthers, withFormerSlugs } from '../initiatives/repository.ts'
import { eraseFromReleases } from '../releases/erase.ts'
import { checkSecrecy } from './check-secrecy.ts'
import { journalPack, rowOf, sha256, slugsOf } from './pack-entry.ts'

type Trx = Transaction<Tables>

/** Former addresses are the server's own note, not somebody's edit. */
function withoutFormerSlugs({ formerSlugs: _, ...record }: PackInitiative) {
  return canonicalJson(record)
}
export const isSameRecord = (a: PackInitiative, b: PackInitiative) => withoutFormerSlugs(a) === withoutFormerSlugs(b)

/** The record that keeps both changes, when the pack's and the staff's touch different fields and the result is sound. */
function mergedWith(held: InitiativeTable, record: PackInitiative, communes: Commune[]): PackInitiative | undefined {
  const ours = JSON.parse(held.body) as PackInitiative
  // Not the pack's, or no longer: only the same words may come in without being asked.
  if (held.pack_body === null) return isSameRecord(ours, record) ? ours : undefined
  const fields = [JSON.parse(held.pack_body), ours, record].map((one) => one as Record<string, unknown>)
  const [base = {}, mine = {}, theirs = {}] = fields
  const outcome = mergeEdits(base, mine, theirs, canonicalJson)
  const parsed = 'merged' in outcome ? v.safeParse(packInitiativeSchema, outcome.merged) : undefined
  if (!parsed?.success) return undefined
  const merged = parsed.output as PackInitiative
  // A shelter shows nothing that leads to its door: what the staff added to it goes, and the pack's record stands alone.
  let isSecret = true
  if (merged.phoneOnly) checkSecrecy(communes, merged, () => (isSecret = false))
  return isSecret ? withFormerSlugs(merged, ours) : record
}

/** Lays the pack's record beside an entry, for a moderator to choose. The entry's revision is part of the id: an old conflict that returns is a new one. */
export async function queueRecord(trx: Trx, entry: Pick<InitiativeTable, 'id' | 'revision'>, record: PackInitiative, now: string) {
  const body = canonicalJson(record)
  const content_hash = sha256(body)
  const id = `pack-${entry.id}-${entry.revision}-${content_hash.slice(0, 12)}`
  const row = { id, kind: 'pack' as const, revision: 1, content_hash, receipt_hash: '', state: 'received' as const }
  const added = await trx
    .insertInto('contribution')
    .values({ ...row, created_at: now, received_at: now, language: 'fr', body, initiative_id: entry.id, spam: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) await journalPack(trx, 'pack-conflict', entry.id, now, { contribution: id })
}

export async function changeEntry(
  trx: Trx,
  held: InitiativeTable,
  record: PackInitiative,
  communes: Commune[],
  now: string,
): Promise<'changed' | 'conflicts' | 'same'> {
  const text = canonicalJson(record)
  const pack = { pack_hash: sha256(text), pack_body: text }
  if (held.pack_hash === pack.pack_hash) return 'same'
  const merged = mergedWith(held, record, communes)
  const addresses = merged ? [merged.slug, ...(merged.formerSlugs ?? [])] : []
  if (!merged || (await slugsOfOthers(trx, addresses, held.id)).length) {
    await queueRecord(trx, held, record, now)
    // Asked once: a record that is not the pack's yet stays the staff's until somebody decides.
    if (held.pack_body !== null) await trx.updateTable('initiative').set(pack).where('id', '=', held.id).execute()
    return 'conflicts'
  }
  const before = JSON.parse(held.body) as PackInitiative
  // One that left the pack and is back, unchanged, is shown again.
  const hidden = held.pack_hash === null ? 0 : held.hidden
  const next = { ...rowOf(merged, canonicalJson(merged), now), ...pack, hidden, revision: held.revision + 1 }
  await trx.updateTable('initiative').set(next).where('id', '=', held.id).execute()
  await trx
    .insertInto('slug')
    .values(slugsOf(merged))
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  if (merged.phoneOnly && !before.phoneOnly) await eraseFromReleases(trx, 'initiatives', held.id)
  await journalPack(trx, 'pack-changed', held.id, now, merged.phoneOnly ? {} : { before })
  return 'changed'
}
