/** Who is signed in where. The cookie's secret is random and known by its hash alone; a session ends after 12 hours unused, and after 7 days. */

import type { Transaction } from 'kysely'
import type { Member, SessionsResponse } from '../../contract/staff.ts'
import type { Role } from '../../domain/member.ts'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { newToken, sha256, shortName } from './token.ts'

const IDLE_MS = 12 * 3_600_000
export const LONGEST_MS = 7 * 24 * 3_600_000
/** « Seen » is written down no oftener: reading a page is no write. */
const TOUCH_MS = 60_000
const TOKEN = /^[A-Za-z0-9_-]{43}$/

type Asking = Database | Transaction<Tables>
export type Session = { idHash: string; member: Member }

const iso = (ms: number) => new Date(ms).toISOString()

/** @returns the secret for the cookie. */
export async function openSession(db: Asking, memberId: string, now: Date): Promise<string> {
  const token = newToken()
  const at = now.getTime()
  await db
    .deleteFrom('session')
    .where((row) => row.or([row('expires_at', '<=', iso(at)), row('seen_at', '<=', iso(at - IDLE_MS))]))
    .execute()
  await db
    .insertInto('session')
    .values({ id_hash: sha256(token), member_id: memberId, created_at: iso(at), seen_at: iso(at), expires_at: iso(at + LONGEST_MS), data: '{}' })
    .execute()
  return token
}

/** The member as they are now: a role taken away counts from the next request on. */
export async function readSession(db: Database, token: string | undefined, now: Date): Promise<Session | undefined> {
  if (!token || !TOKEN.test(token)) return undefined
  const at = now.getTime()
  const idHash = sha256(token)
  const row = await db
    .selectFrom('session')
    .innerJoin('member', 'member.id', 'session.member_id')
    .select(['session.seen_at', 'member.id', 'member.name', 'member.email', 'member.role'])
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', iso(at))
    .where('seen_at', '>', iso(at - IDLE_MS))
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  if (at - Date.parse(row.seen_at) > TOUCH_MS)
    await db
      .updateTable('session')
      .set({ seen_at: iso(at) })
      .where('id_hash', '=', idHash)
      .execute()
  return { idHash, member: { id: row.id, name: row.name, email: row.email, role: row.role as Role } }
}

export async function closeSession(db: Asking, idHash: string) {
  await db.deleteFrom('session').where('id_hash', '=', idHash).execute()
}

/** @param but the one to keep. */
export async function closeSessionsOf(db: Asking, memberId: string, but = '') {
  await db.deleteFrom('session').where('member_id', '=', memberId).where('id_hash', '!=', but).execute()
}

export async function listSessions(db: Database, { idHash, member }: Session, now: Date): Promise<SessionsResponse> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('member_id', '=', member.id)
    .where('expires_at', '>', now.toISOString())
    .where('seen_at', '>', iso(now.getTime() - IDLE_MS))
    .orderBy('seen_at', 'desc')
    .execute()
  return {
    sessions: rows.map((row) => ({
      id: shortName(row.id_hash),
      createdAt: row.created_at,
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
      isCurrent: row.id_hash === idHash,
    })),
  }
}
