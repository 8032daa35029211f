/** How the first administrator comes in: by a link that the server prints when it starts with an empty staff. */
import type { Database } from '../db/database.ts'
import { addInvitation, hasMembers, linkOf } from './invitations.ts'
import { newToken } from './token.ts'

const VALID_MS = 24 * 3_600_000

/**
 * The link by which the first administrator comes in; an earlier one that nobody used stops working.
 * @returns undefined when the staff has somebody already.
 */
export async function firstAdministratorLink(db: Database, publicUrl: string, email?: string, now = new Date()): Promise<string | undefined> {
  const token = newToken()
  return db.transaction().execute(async (trx) => {
    if (await hasMembers(trx)) return undefined
    await trx.deleteFrom('invitation').where('invited_by', 'is', null).where('used_at', 'is', null).execute()
    await addInvitation(trx, token, { email: email?.trim().toLowerCase() || null, role: 'administrator', invited_by: null }, now, VALID_MS)
    return linkOf(publicUrl, token)
  })
}
