/** The staff itself: who is in it, with which role. At least one administrator always remains. */
import { sql, type Transaction } from 'kysely'
import type { Member, MembersResponse } from '../../contract/staff.ts'
import type { Role } from '../../domain/member.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { writeJournal } from './journal.ts'
import type { StaffParts } from './parts.ts'
import { closeSessionsOf } from './sessions.ts'
import { shortName } from './token.ts'

type Trx = Transaction<Tables>

export async function listMembers(db: Database, now: Date): Promise<MembersResponse> {
  const members = await db
    .selectFrom('member')
    .leftJoin('session', (join) => join.onRef('session.member_id', '=', 'member.id').on('session.expires_at', '>', now.toISOString()))
    .select(['member.id', 'member.name', 'member.email', 'member.role', 'member.created_at'])
    .select([sql<string | null>`max(session.seen_at)`.as('seen'), sql<number>`count(session.id_hash)`.as('sessions')])
    .where('member.removed_at', 'is', null)
    .groupBy(['member.id', 'member.name', 'member.email', 'member.role', 'member.created_at'])
    .orderBy('member.name')
    .execute()
  const invitations = await db
    .selectFrom('invitation')
    .selectAll()
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at')
    .execute()
  return {
    members: members.map(({ id, name, email, role, created_at, seen, sessions }) => ({
      ...{ id, name, email, role: role as Role, createdAt: created_at },
      ...(seen === null ? {} : { seenAt: seen }),
      sessionCount: Number(sessions),
    })),
    invitations: invitations.map(({ token_hash, email, role, expires_at }) => ({
      id: shortName(token_hash),
      ...(email === null ? {} : { email }),
      role: role as Role,
      expiresAt: expires_at,
    })),
  }
}

/** @throws ApiError 404 unknown, 409 when nobody would be left to administer. */
async function lookAtMember(trx: Trx, { engine }: StaffParts, id: string, staysAdministrator: boolean): Promise<Role> {
  // Two administrators who demote one another at the same moment must wait for each other; SQLite has a single writer anyway.
  const administrators = trx.selectFrom('member').select('id').where('role', '=', 'administrator').where('removed_at', 'is', null)
  const held = await (engine === 'postgres' ? administrators.forUpdate() : administrators).execute()
  const member = await trx.selectFrom('member').select('role').where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
  if (!member) throw new ApiError(404, 'not-found')
  const isLast = held.length === 1 && held[0]?.id === id
  if (isLast && !staysAdministrator) throw new ApiError(409, 'last-administrator')
  return member.role as Role
}

/** Doors that were opened with the former role: sessions, and invitations not used yet. */
async function closeDoorsOf(trx: Trx, id: string) {
  await closeSessionsOf(trx, id)
  await trx.deleteFrom('invitation').where('invited_by', '=', id).where('used_at', 'is', null).execute()
}

export function changeRole(parts: StaffParts, by: Member, id: string, role: Role, now: Date): Promise<void> {
  return parts.db.transaction().execute(async (trx) => {
    const former = await lookAtMember(trx, parts, id, role === 'administrator')
    if (former === role) return
    await trx.updateTable('member').set({ role }).where('id', '=', id).execute()
    await closeDoorsOf(trx, id)
    await writeJournal(trx, {
      member: by.id,
      action: 'role-changed',
      subjectKind: 'member',
      subjectId: id,
      detail: { from: former, to: role },
      at: now,
    })
  })
}

export function removeMember(parts: StaffParts, by: Member, id: string, now: Date): Promise<void> {
  return parts.db.transaction().execute(async (trx) => {
    await lookAtMember(trx, parts, id, false)
    await trx.updateTable('member').set({ removed_at: now.toISOString() }).where('id', '=', id).execute()
    await closeDoorsOf(trx, id)
    await writeJournal(trx, { member: by.id, action: 'removed', subjectKind: 'member', subjectId: id, at: now })
  })
}
