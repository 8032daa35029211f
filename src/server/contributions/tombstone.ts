/** What is left of an erased contribution: enough to answer a replay for ever, and nothing that anybody wrote. */
import { type RawBuilder, sql } from 'kysely'

export const TOMBSTONE = { created_at: null, language: null, role: null, body: null, text_hash: null, spam: 0 } as const

const MIDNIGHT = 'T00:00:00.000Z'
/** The day of a moment, as a time. */
export const dayOf = (at: Date) => `${at.toISOString().slice(0, 10)}${MIDNIGHT}`

/** Times as they stay: the day, no longer the minute. */
export const dayIn = <T extends string | null>(column: 'received_at' | 'decided_at'): RawBuilder<T> =>
  sql<T>`substr(${sql.ref(column)}, 1, 10) || ${sql.lit(MIDNIGHT)}`
