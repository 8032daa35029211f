import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/contract/canonical-json.ts'
import { parseDelta, parseManifest, parseRelease } from '../../src/contract/release.ts'
import { applyDelta, type Release } from '../../src/domain/guide.ts'
import type { Initiative } from '../../src/domain/initiative.ts'
import type { Database, Engine } from '../../src/server/db/database.ts'
import { openGuide } from '../../src/server/open-guide.ts'
import { markChanged } from '../../src/server/releases/changes.ts'
import { eraseFromReleases } from '../../src/server/releases/erase.ts'
import { publish } from '../../src/server/releases/publish.ts'
import { versionsWorthADelta } from '../../src/server/releases/release-files.ts'
import { rollBackTo } from '../../src/server/releases/roll-back.ts'
import { packInitiative } from '../samples.ts'
import { sha256 } from './contribution-samples.ts'
import { ENGINES, freshPlace } from './databases.ts'
import { removeTemporaryFolders, writeInitiative, writeSamplePack } from './sample-pack.ts'

afterAll(removeTemporaryFolders)

const NOW = new Date('2026-11-22T10:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

async function started(engine: Engine, pack = writeSamplePack()) {
  const place = await freshPlace(engine)
  const guide = await openGuide(place, pack, NOW)
  const read = async (): Promise<Release> => {
    guide.releases.refresh()
    const manifest = parseManifest(await guide.releases.manifest())
    return parseRelease(JSON.parse((await guide.releases.file(manifest.full.url))?.identity.toString() ?? ''))
  }
  const manifest = async () => {
    guide.releases.refresh()
    return parseManifest(await guide.releases.manifest())
  }
  return { ...guide, place, pack, read, manifest }
}

async function addComment(db: Database, id: string, fields: { rating?: number; text?: string; minutes?: number } = {}) {
  const { rating = 4, text = `Avis ${id}`, minutes = 0 } = fields
  const row = { id, contribution_id: `c-${id}`, initiative_id: 'i0001', rating, helped: 1, text, role: null, month: '2026-11', hidden: 0 }
  await db
    .insertInto('comment')
    .values({ ...row, accepted_at: later(minutes).toISOString() })
    .execute()
  await markChanged(db)
}

describe.each(ENGINES)('%s', (engine) => {
  test('a change in the pack gives a new version and a delta that leads there', async () => {
    const first = await started(engine)
    const before = await first.read()
    writeInitiative(first.pack, packInitiative({ name: 'Atelier renommé' }))
    const again = await openGuide(first.place, first.pack, later(1))
    const manifest = await first.manifest()
    expect([manifest.version, manifest.deltas.map(({ from }) => from)]).toEqual([2, [1]])
    const text = (await again.releases.file(manifest.deltas[0]?.url ?? ''))?.identity.toString() ?? ''
    expect(sha256(text)).toBe(manifest.deltas[0]?.sha256)
    const next = canonicalJson(applyDelta(before, parseDelta(JSON.parse(text))))
    expect(sha256(next)).toBe(manifest.full.sha256)
    await first.close()
    await again.close()
  })

  test('the same pack again publishes nothing', async () => {
    const first = await started(engine)
    const again = await openGuide(first.place, first.pack, later(1))
    expect((await again.releases.manifest())?.version).toBe(1)
    await first.close()
    await again.close()
  })

  test('a pack with a fault leaves the release in force', async () => {
    const first = await started(engine)
    writeInitiative(first.pack, packInitiative({ needs: ['voler'] }))
    const again = await openGuide(first.place, first.pack, later(1))
    expect(again.faults).toHaveLength(1)
    expect((await again.releases.manifest())?.version).toBe(1)
    await first.close()
    await again.close()
  })

  test('the full file is canonical, its name and hash are true, its compressed forms are the same file', async () => {
    const { manifest, releases, close } = await started(engine)
    const { full } = await manifest()
    const file = await releases.file(full.url)
    const text = file?.identity.toString() ?? ''
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    expect([sha256(text), Buffer.byteLength(text)]).toEqual([full.sha256, full.bytes])
    expect(full.url).toBe(`/guide/full-1-${full.sha256.slice(0, 8)}.json`)
    expect(brotliDecompressSync(file?.br ?? '').toString()).toBe(text)
    expect(gunzipSync(file?.gz ?? '').toString()).toBe(text)
    await close()
  })

  test('every delta of a long history leads to the newest release', async () => {
    const { db, read, manifest, releases, close } = await started(engine)
    const past = [await read()]
    for (let at = 1; at <= 6; at += 1) {
      await addComment(db, `k${at}`, { minutes: at })
      if (at === 4) await db.updateTable('comment').set({ hidden: 1 }).where('id', '=', 'k2').execute()
      await publish(db, { now: later(at), kind: 'edits' })
      past.push(await read())
    }
    const { deltas, full } = await manifest()
    expect(deltas.map(({ from }) => from)).toEqual([6, 5, 4, 3, 2, 1])
    for (const { from, url } of deltas) {
      const delta = parseDelta(JSON.parse((await releases.file(url))?.identity.toString() ?? ''))
      expect(sha256(canonicalJson(applyDelta(past[from - 1] as Release, delta)))).toBe(full.sha256)
    }
    await close()
  })

  test('a release carries the five latest opinions of an initiative and counts the others', async () => {
    const { db, read, close } = await started(engine)
    for (let at = 1; at <= 8; at += 1) await addComment(db, `k${at}`, { rating: at % 2 ? 5 : 2, minutes: at })
    await publish(db, { now: later(9), kind: 'edits' })
    const { comments, initiatives, counts } = await read()
    expect(comments.map(({ id }) => id)).toEqual(['k4', 'k5', 'k6', 'k7', 'k8'])
    expect(initiatives.find(({ id }) => id === 'i0001')?.opinions).toEqual({ count: 8, helpedCount: 8, ratedCount: 8, average: 3.5 })
    expect(counts.comments).toBe(5)
    await close()
  })

  test('what is erased is in no file and no roll-back brings it back', async () => {
    const { db, read, manifest, close } = await started(engine)
    await addComment(db, 'keep', { text: 'à garder' })
    await addComment(db, 'secret', { text: 'le secret de Mme X' })
    await publish(db, { now: later(1), kind: 'edits' })
    await addComment(db, 'third', { text: 'un autre', minutes: 2 })
    await publish(db, { now: later(2), kind: 'edits' })
    const holding = await read()
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('comment').where('id', '=', 'secret').execute()
      await eraseFromReleases(trx, 'comments', 'secret')
    })
    await publish(db, { now: later(3), kind: 'edits' })
    const files = await db.selectFrom('release_file').select(['url', 'br']).execute()
    const rows = await db.selectFrom('guide_row').select('body').execute()
    const everything = [...files.map(({ br }) => brotliDecompressSync(Buffer.from(br)).toString()), ...rows.map(({ body }) => body)].join('\n')
    expect(everything).not.toContain('le secret')
    expect(everything).toContain('à garder')
    const delta = (await manifest()).deltas.find(({ from }) => from === holding.version)
    expect(delta).toBeDefined()
    expect(await rollBackTo(db, engine, 2, later(4))).toBe(true)
    await publish(db, { now: later(5), kind: 'roll-back', ofVersion: 2 })
    expect((await read()).comments.map(({ id }) => id)).toEqual(['keep'])
    await close()
  })

  test('a publishing that read a text before it was erased begins anew', async () => {
    const { db, close } = await started(engine)
    await addComment(db, 'secret', { text: 'le secret' })
    const publishing = publish(db, { now: later(1), kind: 'edits' })
    // While files are being compressed.
    await new Promise((resolve) => setTimeout(resolve, 5))
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('comment').where('id', '=', 'secret').execute()
      await eraseFromReleases(trx, 'comments', 'secret')
    })
    await publishing
    await publish(db, { now: later(2), kind: 'edits' })
    const rows = await db.selectFrom('guide_row').select('body').execute()
    expect(rows.map(({ body }) => body).join()).not.toContain('le secret')
    await close()
  })

  test('a roll-back is a new version with the old content', async () => {
    const { db, read, close } = await started(engine)
    const before = await read()
    const row = await db.selectFrom('initiative').selectAll().where('id', '=', 'i0001').executeTakeFirstOrThrow()
    const body = JSON.stringify({ ...JSON.parse(row.body), name: 'Nom gâché' })
    await db.updateTable('initiative').set({ body, name: 'Nom gâché' }).where('id', '=', 'i0001').execute()
    await markChanged(db)
    await addComment(db, 'late', { minutes: 5 })
    await publish(db, { now: later(6), kind: 'edits' })
    expect((await read()).initiatives.find(({ id }) => id === 'i0001')?.name).toBe('Nom gâché')
    await rollBackTo(db, engine, 1, later(7))
    await publish(db, { now: later(7), kind: 'roll-back', ofVersion: 1 })
    const after = await read()
    expect(after.version).toBe(3)
    const content = ({ version, releasedAt, ...rest }: Release) => canonicalJson(rest)
    expect(content(after)).toBe(content(before))
    await close()
  })

  test('two servers that publish at once make one history', async () => {
    const a = await started(engine)
    const b = await openGuide(a.place, a.pack, NOW)
    await addComment(a.db, 'k1')
    const outcomes = await Promise.all([publish(a.db, { now: later(1), kind: 'edits' }), publish(b.db, { now: later(1), kind: 'edits' })])
    expect(outcomes.map(({ version }) => version)).toEqual([2, 2])
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1)
    const versions = await a.db.selectFrom('release').select('version').orderBy('version').execute()
    expect(versions.map(({ version }) => version)).toEqual([1, 2])
    await a.close()
    await b.close()
  })

  test('staff and pack change different fields: both are kept; the same field: it waits in the queue', async () => {
    const { db, place, pack, read, close } = await started(engine)
    const edit = async (id: string, fields: Partial<Initiative>) => {
      const row = await db.selectFrom('initiative').select('body').where('id', '=', id).executeTakeFirstOrThrow()
      await db
        .updateTable('initiative')
        .set({ body: canonicalJson({ ...JSON.parse(row.body), ...fields }) })
        .where('id', '=', id)
        .execute()
      await markChanged(db)
    }
    await edit('i0001', { name: 'Nom de l’équipe' })
    writeInitiative(pack, packInitiative({ phone: '0147000001' }))
    await (await openGuide(place, pack, later(1))).close()
    expect((await read()).initiatives.find(({ id }) => id === 'i0001')).toMatchObject({ name: 'Nom de l’équipe', phone: '0147000001' })
    await edit('i0001', { phone: '0147000002' })
    writeInitiative(pack, packInitiative({ phone: '0147000003' }))
    await (await openGuide(place, pack, later(2))).close()
    expect((await read()).initiatives.find(({ id }) => id === 'i0001')?.phone).toBe('0147000002')
    const waiting = await db.selectFrom('contribution').select(['kind', 'initiative_id', 'state']).execute()
    expect(waiting).toEqual([{ kind: 'pack', initiative_id: 'i0001', state: 'received' }])
    await (await openGuide(place, pack, later(3))).close()
    expect(await db.selectFrom('contribution').selectAll().execute()).toHaveLength(1)
    await close()
  })

  test('a renamed record redirects from its old address; one that left the pack and is back is shown again', async () => {
    const { db, place, pack, read, close } = await started(engine)
    writeInitiative(pack, packInitiative({ slug: 'renomme' }), 'renomme.json')
    rmSync(join(pack, 'initiatives', 'atelier.json'))
    await (await openGuide(place, pack, later(1))).close()
    expect((await read()).initiatives.find(({ id }) => id === 'i0001')).toMatchObject({ slug: 'renomme', formerSlugs: ['atelier'] })
    rmSync(join(pack, 'initiatives', 'renomme.json'))
    await (await openGuide(place, pack, later(2))).close()
    expect((await read()).initiatives.map(({ id }) => id)).toEqual(['i0002'])
    writeInitiative(pack, packInitiative({ slug: 'renomme' }), 'renomme.json')
    await (await openGuide(place, pack, later(3))).close()
    expect((await read()).initiatives.map(({ id }) => id)).toEqual(['i0001', 'i0002'])
    expect(await db.selectFrom('contribution').selectAll().execute()).toEqual([])
    await close()
  })

  test('an entry that becomes a shelter loses what leads to its door, in old files too, and no roll-back gives it back', async () => {
    const { db, place, pack, read, close } = await started(engine)
    const atHome = { place: { address: '12 rue Secrète', postcode: '92240', commune: '92046' }, website: 'https://refuge.example.org' }
    writeInitiative(pack, packInitiative(atHome))
    await (await openGuide(place, pack, later(1))).close()
    expect(JSON.stringify(await read())).toContain('rue Secrète')
    writeInitiative(pack, packInitiative({ phoneOnly: true, sources: ['withheld'] }))
    writeFileSync(
      join(pack, 'sources.json'),
      JSON.stringify([
        { id: 'official-site', label: { fr: 'Site' }, licence: 'facts' },
        { id: 'withheld', label: { fr: 'Tu' }, licence: 'facts' },
      ]),
    )
    await (await openGuide(place, pack, later(2))).close()
    await rollBackTo(db, engine, 2, later(3))
    await publish(db, { now: later(3), kind: 'roll-back', ofVersion: 2 })
    const files = await db.selectFrom('release_file').select('br').execute()
    const rows = await db.selectFrom('guide_row').select('body').execute()
    const journal = await db.selectFrom('journal').select('detail').execute()
    const everything = [
      ...files.map(({ br }) => brotliDecompressSync(Buffer.from(br)).toString()),
      ...rows.map(({ body }) => body),
      ...journal.map(({ detail }) => detail),
    ]
    expect(everything.filter((text) => /Secrète|refuge\.example/.test(text))).toEqual([])
    expect((await read()).initiatives.find(({ id }) => id === 'i0001')).toMatchObject({ phoneOnly: true })
    await close()
  })

  test('a new record of the pack whose address the staff already gave waits in the queue; the server starts', async () => {
    const { db, place, pack, close } = await started(engine)
    const made = { ...packInitiative({ id: 'i100001', slug: 'neuve', name: 'Neuve' }), verifiedAt: null }
    const row = { id: 'i100001', slug: 'neuve', name: 'Neuve', body: canonicalJson(made), revision: 1, status: 'active', verified_at: '', hidden: 0 }
    await db
      .insertInto('initiative')
      .values({ ...row, updated_at: NOW.toISOString(), pack_hash: null, pack_body: null })
      .execute()
    await db.insertInto('slug').values({ slug: 'neuve', initiative_id: 'i100001' }).execute()
    writeInitiative(
      pack,
      packInitiative({
        id: 'i0009',
        slug: 'neuve',
        name: 'Neuve, selon les données',
        summary: { fr: 'Un autre résumé, assez long pour que le contrôle des données le trouve bon.' },
      }),
    )
    const again = await openGuide(place, pack, later(1))
    expect(again.faults).toEqual([])
    const waiting = await db.selectFrom('contribution').select(['initiative_id', 'body']).where('kind', '=', 'pack').execute()
    expect(waiting.map(({ initiative_id, body }) => [initiative_id, JSON.parse(body ?? '{}').name])).toEqual([
      ['i100001', 'Neuve, selon les données'],
    ])
    await again.close()
    await close()
  })
})

test('deltas go from the last twenty releases and each day’s last over thirty days', () => {
  const hourly = Array.from({ length: 24 * 40 }, (_, at) => ({
    version: at + 1,
    releasedAt: new Date(NOW.getTime() - (24 * 40 - at) * 3_600_000).toISOString(),
  }))
  const versions = versionsWorthADelta(hourly, NOW)
  expect(versions.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, at) => 960 - at))
  expect(versions.length).toBeGreaterThanOrEqual(48)
  expect(versions.length).toBeLessThanOrEqual(50)
})
