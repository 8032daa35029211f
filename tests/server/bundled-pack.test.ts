/** What the app is built with: a database that others share is read, never written. */

import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { bundledPack } from '../../scripts/build/bundled-pack.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { openGuide } from '../../src/server/open-guide.ts'
import { ENGINES, freshPlace } from './databases.ts'
import { removeTemporaryFolders, temporaryFolder, writeSamplePack } from './sample-pack.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})
afterAll(removeTemporaryFolders)

async function build(databaseUrl: string | undefined, pack = writeSamplePack()) {
  vi.stubEnv('DATABASE_URL', databaseUrl)
  vi.stubEnv('DATA_DIR', pack)
  vi.stubEnv('VAR_DIR', temporaryFolder())
  const { load } = bundledPack()
  const text = await (load as unknown as (id: string) => Promise<string>)('\0virtual:bundled')
  return JSON.parse(/release = (.*)/.exec(text)?.[1] ?? '') as { version: number; url: string; standings: Record<string, number> }
}

describe.runIf(ENGINES.includes('postgres'))('a database that others share', () => {
  test('is left as it was, empty: the app carries the pack', async () => {
    const place = await freshPlace('postgres')
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const release = await build(place)
    expect(release).toMatchObject({ version: 0, standings: { complete: 1 } })
    const { db, close } = await openDatabase(place, { isMigrating: false })
    const { rows } = await sql`select tablename from pg_tables where schemaname = 'public'`.execute(db)
    expect(rows).toEqual([])
    await close()
  })

  test('gives the release in force, and takes in no change of the pack', async () => {
    const place = await freshPlace('postgres')
    const guide = await openGuide(place, writeSamplePack())
    await guide.db.updateTable('initiative').set({ hidden: 1 }).where('id', '=', 'i0001').execute()
    const { version } = await build(place)
    expect(version).toBe(1)
    expect(await guide.db.selectFrom('release').select('version').execute()).toHaveLength(1)
    await guide.close()
  })

  test('that does not answer does not stop the build', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect((await build('postgres://guide@127.0.0.1:1/none')).version).toBe(0)
    expect(String(warned.mock.calls[0])).toContain('DATABASE_URL')
  })
})

test('without DATABASE_URL the folder’s own database is made ready for the first start', async () => {
  expect((await build(undefined)).version).toBe(1)
})
