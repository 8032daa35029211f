/** Invitations: a link that works once, for a while. Its secret stands in the fragment, which no server and no log ever sees. */
import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { InvitationResponse, InviteResponse, Member } from '../../contract/staff.ts'
import type { Role } from '../../domain/member.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import type { InvitationTable, Tables } from '../db/tables.ts'
import { writeJournal } from './journal.ts'
import { hashPassword } from './password.ts'
import { newToken, sha256, shortName } from './token.ts'

const VALID_MS = 7 * 24 * 3_600_000

type Trx = Transaction<Tables>
export type Arrival = { token: string; name: string; email: string; password: string }

export const linkOf = (publicUrl: string, token: string) => `${publicUrl.replace(/\/$/, '')}/moderation/invitation#${token}`

export async function hasMembers(db: Database | Trx): Promise<boolean> {
  return Boolean(await db.selectFrom('member').select('id').where('removed_at', 'is', null).limit(1).executeTakeFirst())
}

type Invited = Pick<InvitationTable, 'email' | 'role' | 'invited_by'>

export async function addInvitation(trx: Trx, token: string, invited: Invited, now: Date, validMs: number): Promise<string> {
  const expiresAt = new Date(now.getTime() + validMs).toISOString()
  await trx
    .insertInto('invitation')
    .values({ token_hash: sha256(token), ...invited, created_at: now.toISOString(), expires_at: expiresAt, used_at: null })
    .execute()
  return expiresAt
}

/** A second invitation of the same person replaces the first. */
export async function invite(db: Database, publicUrl: string, by: Member, asked: { email: string; role: Role }, now: Date): Promise<InviteResponse> {
  const token = newToken()
  return db.transaction().execute(async (trx) => {
    await refuseMember(trx, asked.email)
    await trx.deleteFrom('invitation').where('email', '=', asked.email).where('used_at', 'is', null).execute()
    const expiresAt = await addInvitation(trx, token, { email: asked.email, role: asked.role, invited_by: by.id }, now, VALID_MS)
    const detail = { role: asked.role }
    await writeJournal(trx, { member: by.id, action: 'invited', subjectKind: 'member', subjectId: shortName(sha256(token)), detail, at: now })
    return { link: linkOf(publicUrl, token), expiresAt }
  })
}

async function refuseMember(trx: Trx, email: string) {
  const held = await trx.selectFrom('member').select('id').where('email', '=', email).where('removed_at', 'is', null).executeTakeFirst()
  if (held) throw new ApiError(422, 'invalid', { fields: [{ field: 'email', message: 'Cette personne fait déjà partie de l’équipe.' }] })
}

/** @throws ApiError 410 when the link is unknown, used or too old: all look the same. */
export async function lookAtInvitation(
  db: Database | Trx,
  token: string,
  now: Date,
): Promise<InvitationResponse & Pick<InvitationTable, 'invited_by'>> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', sha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  if (!row || (row.invited_by === null && (await hasMembers(db)))) throw new ApiError(410, 'link-expired')
  return { role: row.role as Role, ...(row.email ? { email: row.email } : {}), expiresAt: row.expires_at, invited_by: row.invited_by }
}

/** The link is used up in the transaction that makes the member: two who open it at once never both come in. */
export async function acceptInvitation(db: Database, arrival: Arrival, now: Date): Promise<Member> {
  const { email: expected } = await lookAtInvitation(db, arrival.token, now)
  if (expected && expected !== arrival.email)
    throw new ApiError(422, 'invalid', { fields: [{ field: 'email', message: 'Ce lien a été fait pour une autre adresse e-mail.' }] })
  // Slow by design, so never inside the transaction.
  const password_hash = await hashPassword(arrival.password)
  return db.transaction().execute(async (trx) => {
    const { role } = await lookAtInvitation(trx, arrival.token, now)
    const used = await trx
      .updateTable('invitation')
      .set({ used_at: now.toISOString() })
      .where('token_hash', '=', sha256(arrival.token))
      .where('used_at', 'is', null)
      .executeTakeFirst()
    if (!used.numUpdatedRows) throw new ApiError(410, 'link-expired')
    const id = await makeMember(trx, { ...arrival, role, password_hash }, now)
    await writeJournal(trx, { member: id, action: 'joined', subjectKind: 'member', subjectId: id, detail: { role }, at: now })
    return { id, name: arrival.name, email: arrival.email, role }
  })
}

/** Somebody who left and comes back keeps their id: the journal knows them. */
async function makeMember(trx: Trx, arriving: { email: string; name: string; role: Role; password_hash: string }, now: Date): Promise<string> {
  await refuseMember(trx, arriving.email)
  const { email, name, role, password_hash } = arriving
  const former = await trx.selectFrom('member').select('id').where('email', '=', email).executeTakeFirst()
  if (former) {
    await trx.updateTable('member').set({ name, role, password_hash, removed_at: null }).where('id', '=', former.id).execute()
    return former.id
  }
  const id = randomUUID()
  await trx.insertInto('member').values({ id, email, name, role, password_hash, created_at: now.toISOString(), removed_at: null }).execute()
  return id
}
