import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/contract/canonical-json.ts'
import { writeBackup } from '../../src/server/backup/backup.ts'
import { restoreBackup } from '../../src/server/backup/restore.ts'
import { receive } from '../../src/server/contributions/receive.ts'
import { exportPack } from '../../src/server/export/export-pack.ts'
import { openGuide } from '../../src/server/open-guide.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'
import { comment } from './contribution-samples.ts'
import { ENGINES, freshDatabase, freshPlace } from './databases.ts'
import { removeTemporaryFolders, temporaryFolder, writeSamplePack } from './sample-pack.ts'

afterAll(removeTemporaryFolders)

const NOW = new Date('2026-11-22T10:00:00Z')

describe.each(ENGINES)('%s', (engine) => {
  test('a backup comes back whole, on either engine, as another lineage', async () => {
    const pack = writeSamplePack()
    const guide = await openGuide(await freshPlace(engine), pack, NOW)
    const sent = comment()
    await receive(guide.db, engine, [sent.contribution], NOW)
    const file = join(temporaryFolder(), 'backup')
    await writeBackup(guide.db, file, NOW)
    for (const target of ENGINES) {
      const place = await freshPlace(target)
      const { db, close } = await (await import('../../src/server/db/open.ts')).openDatabase(place)
      await restoreBackup(db, target, file, false)
      expect(await db.selectFrom('contribution').selectAll().execute()).toEqual(await guide.db.selectFrom('contribution').selectAll().execute())
      expect(await db.selectFrom('journal').selectAll().execute()).toEqual(await guide.db.selectFrom('journal').selectAll().execute())
      await expect(restoreBackup(db, target, file, false)).rejects.toThrow(/--overwrite/)
      await restoreBackup(db, target, file, true)
      await close()
      const again = await openGuide(place, pack, NOW)
      const manifest = await again.releases.manifest()
      expect(manifest?.lineage).not.toBe((await guide.releases.manifest())?.lineage)
      expect(manifest?.counts).toEqual((await guide.releases.manifest())?.counts)
      // The journal goes on after the numbers it had.
      await again.db
        .insertInto('journal')
        .values({ at: '', member_id: null, action: 'x', subject_kind: 'pack', subject_id: 'x', detail: '{}' })
        .execute()
      await again.close()
    }
    await guide.close()
  })

  test('a backup cut short, or no backup at all, changes nothing', async () => {
    const guide = await openGuide(await freshPlace(engine), writeSamplePack(), NOW)
    const folder = temporaryFolder()
    await writeBackup(guide.db, join(folder, 'whole'), NOW)
    writeFileSync(join(folder, 'cut'), readFileSync(join(folder, 'whole')).subarray(0, -200))
    writeFileSync(join(folder, 'other'), 'hello')
    for (const file of ['cut', 'other'])
      await expect(restoreBackup(guide.db, engine, join(folder, file), true)).rejects.toThrow(/cannot be read|cut short/)
    expect((await guide.releases.manifest())?.version).toBe(1)
    expect(await guide.db.selectFrom('initiative').select('id').execute()).toHaveLength(2)
    await guide.close()
  })

  test('a restore that fails in the middle leaves the database as it was', async () => {
    const guide = await openGuide(await freshPlace(engine), writeSamplePack(), NOW)
    const file = join(temporaryFolder(), 'backup')
    await writeBackup(guide.db, file, NOW)
    const lines = gunzipSync(readFileSync(file)).toString().split('\n')
    const twice = lines.findIndex((line) => line.startsWith('["journal"'))
    lines.splice(twice, 0, lines[twice] ?? '')
    writeFileSync(file, gzipSync(lines.join('\n')))
    await expect(restoreBackup(guide.db, engine, file, true)).rejects.toThrow()
    expect(await guide.db.selectFrom('initiative').select('id').execute()).toHaveLength(2)
    await guide.close()
  })

  test('the guide exported is a sound pack that says the same', async () => {
    const pack = writeSamplePack()
    const guide = await openGuide(await freshPlace(engine), pack, NOW)
    const folder = join(temporaryFolder(), 'export')
    expect(await exportPack(guide.db, folder)).toBe(2)
    const again = readPack(folder)
    expect(again.faults).toEqual([])
    expect(canonicalJson(again.pack)).toBe(canonicalJson(readPack(pack).pack))
    await guide.close()
  })
})

test('an empty database has nothing to give', async () => {
  const { db, close } = await freshDatabase('sqlite')
  expect(await exportPack(db, join(temporaryFolder(), 'none'))).toBe(0)
  await close()
})
