/** The outbox's own database, apart from the guide's: erasing or refilling the guide never touches what people wrote. No page in here: the worker reads it too. */
import Dexie, { type Table } from 'dexie'
import type { OutboxRow } from '../../domain/outbox-moves.ts'

export type Mark = { name: 'lease' | 'receipts'; at: number; owner?: string }

export type OutboxDatabase = Dexie & { contributions: Table<OutboxRow, string>; marks: Table<Mark, string> }

/** `strict`: a write is done when it is on disk, not when the system has promised it. */
export const outboxDatabase = new Dexie('outbox', { chromeTransactionDurability: 'strict' }) as OutboxDatabase
outboxDatabase.version(1).stores({ contributions: 'id,state,rank', marks: 'name' })

/** True when the store answers; a connection dropped by the system is opened anew. */
export async function isOutboxAlive(): Promise<boolean> {
  try {
    await outboxDatabase.contributions.count()
    return true
  } catch {
    outboxDatabase.close({ disableAutoOpen: false })
    return outboxDatabase.open().then(
      () => true,
      () => false,
    )
  }
}
