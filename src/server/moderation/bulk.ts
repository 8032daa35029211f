/** One decision for many, each in a transaction of its own: one that cannot be decided never holds the others back. */
import type * as v from 'valibot'
import type { BulkResponse, bulkRequest } from '../../contract/staff.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import { refuseField } from '../initiatives/judge-initiative.ts'
import { acceptContribution } from './accept.ts'
import type { Deciding } from './decide.ts'
import { declineContribution } from './decline.ts'

type Bulk = v.InferOutput<typeof bulkRequest>

/** What changes an entry, or erases an opinion, is read one by one. */
async function refuseAllButComments(db: Database, id: string) {
  const row = await db.selectFrom('contribution').select('kind').where('id', '=', id).executeTakeFirst()
  if (row && row.kind !== 'comment') throw refuseField('initiative')
}

async function decideOne(db: Database, id: string, { verdict, reason, seen }: Bulk, deciding: Deciding) {
  const read = seen?.[id]
  if (verdict === 'decline') {
    if (!reason) throw refuseField('reason')
    return declineContribution(db, id, { reason, seen: read }, deciding)
  }
  await refuseAllButComments(db, id)
  return acceptContribution(db, id, read === undefined ? {} : { seen: read }, deciding)
}

export async function decideMany(db: Database, asked: Bulk, deciding: Deciding): Promise<BulkResponse> {
  if (asked.verdict === 'decline' && !asked.reason) throw refuseField('reason')
  const results: BulkResponse['results'] = []
  for (const id of new Set(asked.ids)) {
    try {
      const { state } = await decideOne(db, id, asked, deciding)
      results.push({ id, state })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      results.push({ id, error: error.code })
    }
  }
  return { results }
}
