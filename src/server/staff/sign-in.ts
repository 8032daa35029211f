/** Signing in, made slow to guess: the same answer in the same time whether or not the address is known. */
import { randomBytes } from 'node:crypto'
import type { Member } from '../../contract/staff.ts'
import type { Role } from '../../domain/member.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import { GrowingWait, MinuteLimit } from './attempts.ts'
import { networkOf } from './network-of.ts'
import { hashPassword, isPassword } from './password.ts'
import { sha256 } from './token.ts'

const PER_MINUTE = 10
/** Failures that cost nothing: of one account from one network; and of one account in all, against guessing spread over many networks. */
const FREE = { fromOneNetwork: 5, inAll: 100 }

export type Attempt = { email: string; password: string; address: string; now: Date }

/** @returns the member, or refuses (401, 429). One for each server: it remembers failures. */
export async function makeSignIn(db: Database) {
  const addresses = new MinuteLimit(PER_MINUTE)
  const accounts = new GrowingWait(FREE.inAll)
  const accountsByNetwork = new GrowingWait(FREE.fromOneNetwork)
  // Looked at when the address is unknown, so that both cases cost the same.
  const nobodys = await hashPassword(randomBytes(16).toString('hex'))

  const readMember = (email: string) =>
    db.selectFrom('member').selectAll().where('email', '=', email).where('removed_at', 'is', null).executeTakeFirst()

  /** What must wait for one reason does not count for the other. */
  function begin(account: string, pair: string, now: Date): () => void {
    const takeBackPair = accountsByNetwork.begin(pair, now)
    try {
      const takeBackAccount = accounts.begin(account, now)
      return () => {
        takeBackPair()
        takeBackAccount()
      }
    } catch (error) {
      takeBackPair()
      throw error
    }
  }

  return async function signIn({ email, password, address, now }: Attempt): Promise<Member> {
    const network = networkOf(address)
    addresses.take(network, now)
    const account = sha256(email)
    const pair = `${account} ${network}`
    const takeBack = begin(account, pair, now)
    const row = await readMember(email).catch((error) => {
      // Nobody guessed: the database was away.
      takeBack()
      throw error
    })
    const isRight = await isPassword(password, row?.password_hash ?? nobodys)
    if (!row || !isRight) throw new ApiError(401, 'wrong-credentials')
    takeBack()
    accountsByNetwork.succeeded(pair)
    return { id: row.id, name: row.name, email: row.email, role: row.role as Role }
  }
}
