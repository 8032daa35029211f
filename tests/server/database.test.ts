import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/server/db/open.ts'
import { ENGINES, freshDatabase, freshPlace } from './databases.ts'
import { removeTemporaryFolders } from './sample-pack.ts'

afterAll(removeTemporaryFolders)

describe.each(ENGINES)('%s', (engine) => {
  test('several servers that start at once migrate once', async () => {
    const place = await freshPlace(engine)
    const all = await Promise.all([1, 2, 3, 4].map(() => openDatabase(place)))
    const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(all[0]?.db as never)
    expect(rows).toEqual([{ version: 1 }])
    for (const { close } of all) await close()
  })

  test('a newer database is refused in one clear line', async () => {
    const place = await freshPlace(engine)
    const { db, close } = await openDatabase(place)
    await sql`insert into schema_version (version) values (99)`.execute(db)
    await close()
    await expect(openDatabase(place)).rejects.toThrow(/newer version of this software \(schema 99/)
  })

  test('the journal can be added to and nothing else', async () => {
    const { db, close } = await freshDatabase(engine)
    const line = { at: '2026-11-22T10:00:00.000Z', member_id: null, action: 'try', subject_kind: 'pack' as const, subject_id: 'x', detail: '{}' }
    await db.insertInto('journal').values(line).execute()
    await expect(db.updateTable('journal').set({ action: 'forged' }).execute()).rejects.toThrow(/append-only/)
    await expect(db.deleteFrom('journal').execute()).rejects.toThrow(/append-only/)
    expect(await db.selectFrom('journal').select('action').execute()).toEqual([{ action: 'try' }])
    await close()
  })
})
