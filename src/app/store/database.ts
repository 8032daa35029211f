/** The phone's database: one table of initiatives, one of comments, the small lists by name, and the stamp of the release held. */
import Dexie, { type Table } from 'dexie'
import type { Collection, Comment } from '../../domain/guide.ts'
import type { Initiative } from '../../domain/initiative.ts'

/** Which release the phone holds. */
export type Stamp = { format: number; lineage: string; version: number; releasedAt: string; updatedAt: string }
export type ListRow = { name: Collection; rows: { id: string }[] }
export type MetaRow = { key: 'stamp'; value: Stamp }

export type GuideDatabase = Dexie & {
  initiatives: Table<Initiative, string>
  comments: Table<Comment, string>
  lists: Table<ListRow, Collection>
  meta: Table<MetaRow, string>
}

export const database = new Dexie('guide') as GuideDatabase
database.version(1).stores({ initiatives: 'id', comments: 'id,initiativeId', lists: 'name', meta: 'key' })

/** iOS drops the connection of a page in the background: it is opened anew when the page is seen again (Dexie issue 2008). */
export function reopenWhenSeen() {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return
    database.meta.get('stamp').catch(async () => {
      database.close({ disableAutoOpen: false })
      await database.open().catch(() => {})
    })
  })
}
