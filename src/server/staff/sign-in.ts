/** Signing in, made slow to guess: the same answer in the same time whether or not the address is known. */
import { randomBytes } from 'node:crypto'
import type { Member } from '../../contract/staff.ts'
import type { Role } from '../../domain/member.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import { GrowingWait, MinuteLimit } from './attempts.ts'
import { hashPassword, isPassword } from './password.ts'
import { sha256 } from './token.ts'

const PER_MINUTE = 10

export type Attempt = { email: string; password: string; address: string; now: Date }

/** @returns the member, or refuses (401, 429). One for each server: it remembers failures. */
export async function makeSignIn(db: Database) {
  const addresses = new MinuteLimit(PER_MINUTE)
  const accounts = new GrowingWait()
  // Looked at when the address is unknown, so that both cases cost the same.
  const nobodys = await hashPassword(randomBytes(16).toString('hex'))

  return async function signIn({ email, password, address, now }: Attempt): Promise<Member> {
    addresses.take(address, now)
    const account = sha256(email)
    accounts.begin(account, now)
    const row = await db.selectFrom('member').selectAll().where('email', '=', email).where('removed_at', 'is', null).executeTakeFirst()
    const isRight = await isPassword(password, row?.password_hash ?? nobodys)
    if (!row || !isRight) throw new ApiError(401, 'wrong-credentials')
    accounts.succeeded(account)
    return { id: row.id, name: row.name, email: row.email, role: row.role as Role }
  }
}
