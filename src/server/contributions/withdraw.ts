/** What authors can ask for with the secret of their receipt: what became of it, and taking it back. Wrong secrets and unknown ids look the same. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { StatusResult } from '../../contract/contributions.ts'
import type { DeclineReason } from '../../domain/contribution.ts'
import { declinedBecause, type ServerLanguage } from '../api/messages.ts'
import type { Database } from '../db/database.ts'
import type { ContributionTable, Tables } from '../db/tables.ts'
import { eraseFromReleases } from '../releases/erase.ts'
import { dayIn, dayOf, TOMBSTONE } from './tombstone.ts'

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest()

/** A secret of 128 bits is hashed as it is written, or as the bytes that it writes (hex, base64url): clients differ, and neither is weaker. */
const writingsOf = (secret: string): (string | Buffer)[] => [
  secret,
  ...(/^[0-9a-f]{32}$/i.test(secret) ? [Buffer.from(secret, 'hex')] : []),
  ...(/^[\w-]{22}$/.test(secret) ? [Buffer.from(secret, 'base64url')] : []),
]

function isSecretOf(receiptHash: string, secret: string): boolean {
  const expected = Buffer.from(receiptHash, 'hex')
  return expected.length === 32 && writingsOf(secret).some((content) => timingSafeEqual(expected, sha256(content)))
}

function stateFor(row: ContributionTable, language: ServerLanguage): StatusResult {
  const { id, state, reason_code, reason_note, decided_at, received_at, initiative_id } = row
  const said = reason_code ? [declinedBecause(reason_code as DeclineReason, language), reason_note].filter(Boolean).join(' ') : undefined
  return {
    id,
    state,
    at: decided_at ?? received_at,
    ...(state === 'declined' && reason_code && said ? { reason: said, reasonCode: reason_code } : {}),
    ...(state === 'published' && initiative_id ? { initiativeId: initiative_id } : {}),
  }
}

export async function readStatus(
  db: Database,
  receipts: readonly { id: string; secret: string }[],
  language: ServerLanguage,
): Promise<StatusResult[]> {
  if (!receipts.length) return []
  const ids = receipts.map(({ id }) => id)
  const rows = await db.selectFrom('contribution').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return receipts.map(({ id, secret }) => {
    const row = byId.get(id)
    return row && !isClosedUnseen(row) && isSecretOf(row.receipt_hash, secret) ? stateFor(row, language) : { id, state: 'unknown' }
  })
}

/** Only a withdrawal was ever seen of it: it looks like an id that nobody knows. */
const isClosedUnseen = ({ content_hash }: Pick<ContributionTable, 'content_hash'>) => content_hash === ''

/**
 * A withdrawal that overtakes its contribution on a slow line: the id is closed, so that what arrives later is refused.
 * @returns false when the contribution has arrived meanwhile.
 */
async function closeUnknown(trx: Transaction<Tables>, id: string, secret: string, day: string): Promise<boolean> {
  const row = {
    id,
    kind: 'comment' as const,
    revision: 1,
    content_hash: '',
    receipt_hash: sha256(secret).toString('hex'),
    state: 'withdrawn' as const,
  }
  const inserted = await trx
    .insertInto('contribution')
    .values({ ...row, ...TOMBSTONE, received_at: day, decided_at: day })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/**
 * Takes a contribution back: its text goes at once, and from every release. What was made of a suggestion or a report stays: it is the
 * guide's own entry by then, checked by somebody else.
 * @returns false when the id is unknown (it is closed from now on) or the secret wrong: the two look the same.
 */
export function withdraw(db: Database, id: string, secret: string, now: Date): Promise<boolean> {
  const read = (trx: Transaction<Tables>) => trx.selectFrom('contribution').selectAll().where('id', '=', id).executeTakeFirst()
  return db.transaction().execute(async (trx) => {
    const known = await read(trx)
    if (!known && (await closeUnknown(trx, id, secret, dayOf(now)))) return false
    const row = known ?? (await read(trx))
    if (!row || isClosedUnseen(row) || !isSecretOf(row.receipt_hash, secret)) return false
    if (row.state === 'withdrawn') return true
    await trx
      .updateTable('contribution')
      .set({
        ...TOMBSTONE,
        state: 'withdrawn',
        reason_code: null,
        reason_note: null,
        initiative_id: null,
        decided_by: null,
        received_at: dayIn<string>('received_at'),
        decided_at: dayOf(now),
      })
      .where('id', '=', id)
      .execute()
    const comment = await trx.deleteFrom('comment').where('contribution_id', '=', id).returning('id').executeTakeFirst()
    if (comment) await eraseFromReleases(trx, 'comments', comment.id)
    return true
  })
}
