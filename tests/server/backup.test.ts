import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/contract/canonical-json.ts'
import { writeBackup } from '../../src/server/backup/backup.ts'
import { restoreBackup } from '../../src/server/backup/restore.ts'
import { receive } from '../../src/server/contributions/receive.ts'
import { eraseOld } from '../../src/server/contributions/retention.ts'
import { withdraw } from '../../src/server/contributions/withdraw.ts'
import { exportPack } from '../../src/server/export/export-pack.ts'
import { acceptContribution } from '../../src/server/moderation/accept.ts'
import { declineContribution } from '../../src/server/moderation/decline.ts'
import { openGuide } from '../../src/server/open-guide.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'
import { publish } from '../../src/server/releases/publish.ts'
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
      expect(await restoreBackup(db, target, file, false)).toEqual({ knewErasures: false })
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

  test('what was withdrawn or erased after the backup stays so when it is restored', async () => {
    const guide = await openGuide(await freshPlace(engine), writeSamplePack(), NOW)
    const { db } = guide
    const withdrawn = comment({ body: { initiativeId: 'i0001', text: 'repris par son auteur' } })
    const published = comment({ body: { initiativeId: 'i0001', text: 'publié puis retiré' } })
    const declined = comment({ body: { initiativeId: 'i0001', text: 'refusé il y a longtemps' } })
    const waiting = comment({ body: { initiativeId: 'i0001', text: 'attend encore' } })
    const all = [withdrawn, published, declined, waiting].map(({ contribution }) => contribution)
    await receive(db, engine, all, NOW)
    const deciding = { by: { id: 'm', name: '', email: '', role: 'editor' as const }, now: NOW, engine }
    await acceptContribution(db, published.contribution.id, {}, deciding)
    await publish(db, { now: NOW, kind: 'edits' })
    const file = join(temporaryFolder(), 'backup')
    await writeBackup(db, file, NOW)
    const late = comment({ body: { initiativeId: 'i0001', text: 'venu après' } })
    await receive(db, engine, [late.contribution], NOW)
    for (const { contribution, secret } of [withdrawn, published, late]) expect(await withdraw(db, contribution.id, secret, NOW)).toBe(true)
    await declineContribution(db, declined.contribution.id, { reason: 'hurtful' }, { ...deciding, now: new Date('2026-01-01') })
    await eraseOld(db, { contributionDays: 90 }, NOW)

    expect(await restoreBackup(db, engine, file, true)).toEqual({ knewErasures: true })
    const rows = await db.selectFrom('contribution').select(['id', 'state', 'body']).execute()
    const states = new Map(rows.map(({ id, state, body }) => [id, [state, body !== null]]))
    expect([withdrawn, published, late, declined, waiting].map(({ contribution: { id } }) => states.get(id))).toEqual([
      ['withdrawn', false],
      ['withdrawn', false],
      ['withdrawn', false],
      ['declined', false],
      ['received', true],
    ])
    expect(await receive(db, engine, all, NOW)).toEqual(['withdrawn', 'withdrawn', 'duplicate', 'duplicate'])
    await publish(db, { now: NOW, kind: 'edits' })
    for (const table of ['contribution', 'comment', 'guide_row'] as const)
      expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toMatch(/repris|publié puis|venu après|refusé il y a/)
    const files = await db.selectFrom('release_file').select('gz').execute()
    expect(files.map(({ gz }) => gunzipSync(gz).toString()).join()).not.toContain('publié puis')
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
    writeFileSync(join(pack, 'plan.json'), JSON.stringify({ source: 'Essai', licence: 'Essai', rights: 'confirmed', lines: [] }))
    const guide = await openGuide(await freshPlace(engine), pack, NOW)
    const folder = join(temporaryFolder(), 'export')
    expect(await exportPack(guide.db, folder, pack)).toBe(2)
    const again = readPack(folder)
    expect(again.faults).toEqual([])
    expect(canonicalJson(again.pack)).toBe(canonicalJson(readPack(pack).pack))
    await guide.close()
  })
})

test('an empty database has nothing to give', async () => {
  const { db, close } = await freshDatabase('sqlite')
  expect(await exportPack(db, join(temporaryFolder(), 'none'), temporaryFolder())).toBe(0)
  await close()
})
