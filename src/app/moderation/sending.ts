/** How verdicts travel, and what an error means for the list. */
import type { BulkResponse, QueueRow } from '../../contract/staff.ts'
import type { DeclineReason } from '../../domain/contribution.ts'
import { StaffError, staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { atWork } from './session.ts'

/** Most that the server takes in one request. */
const MOST = 200

export const titleOf = ({ title }: QueueRow) => title || m('mod.untitled')

/** A colleague was faster, or the author took it back: there is nothing to decide any more. */
export const isSettled = (code: string | undefined) => code === 'already-decided' || code === 'not-found'
export const codeOf = (error: unknown): string => (error instanceof StaffError ? error.code : 'network')

/** @returns what became of each, by id: a code when it could not be decided. */
export async function sendBulk(rows: readonly QueueRow[], verdict: 'accept' | 'decline', reason?: DeclineReason): Promise<Map<string, string>> {
  const failed = new Map<string, string>()
  for (let from = 0; from < rows.length; from += MOST) {
    const part = rows.slice(from, from + MOST)
    const seen = Object.fromEntries(part.map(({ id, revision }) => [id, revision]))
    const body = { ids: part.map(({ id }) => id), verdict, seen, ...(reason ? { reason } : {}) }
    const { results } = await atWork(() => staffPost<BulkResponse>('/verdicts', body))
    for (const { id, error } of results) if (error) failed.set(id, error)
  }
  return failed
}
