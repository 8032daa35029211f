/** What everything that asks the database knows of it. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export type Engine = 'sqlite' | 'postgres'
export type Database = Kysely<Tables>

/** The database cannot be opened or is not ours to use; the message is one line that says what to do. */
export class DatabaseUnusable extends Error {}
