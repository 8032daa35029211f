import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { ContributionResult } from '../../src/contract/contributions.ts'
import type { ReportBody } from '../../src/domain/contribution.ts'
import { sendApiError, setUpApi } from '../../src/server/api/set-up-api.ts'
import { writeBackup } from '../../src/server/backup/backup.ts'
import { restoreBackup } from '../../src/server/backup/restore.ts'
import { serveContributions } from '../../src/server/contributions/routes.ts'
import { exportPack } from '../../src/server/export/export-pack.ts'
import { markChanged } from '../../src/server/releases/changes.ts'
import { publish } from '../../src/server/releases/publish.ts'
import { comment } from './contribution-samples.ts'
import { ENGINES, freshDatabase } from './databases.ts'
import { removeTemporaryFolders, temporaryFolder } from './sample-pack.ts'
import { entry, member, type Server, SHELTER, staffServer } from './staff-server.ts'

let server: Server
let app: FastifyInstance
afterEach(async () => {
  await app?.close()
  await server?.close()
})
afterAll(removeTemporaryFolders)

async function begin(engine: (typeof ENGINES)[number]) {
  server = await staffServer(engine)
  app = Fastify()
  await setUpApi(app)
  app.setErrorHandler(sendApiError)
  await serveContributions(app, { db: server.db, engine, perMinute: 1000 })
}

const report = (proposed: Record<string, string>, id = SHELTER.id) => {
  const body: ReportBody = { target: { kind: 'initiative', id }, reason: 'wrong-place', text: 'Elles ont déménagé', proposed }
  return comment({ kind: 'report', body } as never).contribution
}
async function send(contributions: object[], language = 'fr'): Promise<ContributionResult[]> {
  const reply = await app.inject({ method: 'POST', url: '/api/contributions', payload: { contributions }, headers: { 'accept-language': language } })
  return (reply.json() as { results: ContributionResult[] }).results
}
const PLACE = { address: '3 rue Cachée', commune: '92046', lat: 48.82, lon: 2.3, precision: 'exact' }
const DOOR = {
  place: PLACE,
  website: 'https://refuge.example.org',
  email: 'porte@refuge.example.org',
  network: 'i0002',
  sources: ['https://refuge.example.org/ou'],
}
const HINT = /Cachée|refuge\.example/

/** A record as an older version, or a file from elsewhere, could have left it. */
async function leaveDoor() {
  const { hidden: _, ...record } = await entry(server, SHELTER.id)
  await server.db
    .updateTable('initiative')
    .set({ body: JSON.stringify({ ...record, ...DOOR }) })
    .where('id', '=', SHELTER.id)
    .execute()
  await markChanged(server.db)
}

async function releaseTexts(): Promise<string> {
  await publish(server.db, { now: server.now(), kind: 'edits' })
  const files = await server.db.selectFrom('release_file').select('gz').execute()
  expect(files.length).toBeGreaterThan(0)
  return files.map(({ gz }) => gunzipSync(gz).toString()).join('\n')
}

describe.each(ENGINES)('%s', (engine) => {
  test.each(['address', 'commune', 'website', 'email', 'place.town', 'lat'])(
    'a report that proposes %s for a shelter is refused with its field, and kept nowhere',
    async (field) => {
      await begin(engine)
      const other = report({ address: '9 rue Neuve' }, 'i0001')
      const results = await send([report({ phone: '01 40 00 00 00', [field]: '3 rue Cachée' }), other])
      expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'received'])
      expect(results[0]?.error).toMatchObject({ code: 'invalid', field: `body.proposed.${field}`, message: expect.stringContaining('protège') })
      const kept = await server.db.selectFrom('contribution').select('id').execute()
      expect(kept).toEqual([{ id: other.id }])
    },
  )

  test('its number, its hours and free words are received; the refusal is said in the reader’s language', async () => {
    await begin(engine)
    const results = await send([report({ phone: '01 40 00 00 00', openingHours: 'jour et nuit', website: ' ' })])
    expect(results[0]?.outcome).toBe('received')
    const said = [await send([report({ email: 'a@b.fr' })], 'en'), await send([report({ email: 'a@b.fr' })], 'ar')]
    expect(said.map(([one]) => one?.error?.message)).toEqual([expect.stringContaining('protects'), expect.stringContaining('يحمي')])
  })

  test('an entry that became a shelter a moment ago counts, one that readers still see as a shelter too; a replay stays a success', async () => {
    await begin(engine)
    const early = report({ address: '9 rue Neuve' }, 'i0001')
    expect((await send([early]))[0]?.outcome).toBe('received')
    const { db } = server
    const { hidden: _, ...record } = await entry(server, 'i0001')
    await db
      .updateTable('initiative')
      .set({ body: JSON.stringify({ ...record, phoneOnly: true }) })
      .where('id', '=', 'i0001')
      .execute()
    expect((await send([report({ address: '9 rue Neuve' }, 'i0001')]))[0]?.outcome).toBe('refused')
    expect((await send([early]))[0]?.outcome).toBe('duplicate')
    const next = { ...early, revision: 2 }
    expect((await send([next]))[0]?.outcome).toBe('refused')
    const row = { collection: 'initiatives' as const, row_id: 'i4040', from_version: 1, to_version: null, body: JSON.stringify({ phoneOnly: true }) }
    await db.insertInto('guide_row').values(row).execute()
    expect((await send([report({ address: '9 rue Neuve' }, 'i4040')]))[0]?.outcome).toBe('refused')
  })

  test('whatever a shelter’s record holds, no release file and no exported pack leads to its door', async () => {
    await begin(engine)
    await leaveDoor()
    const text = await releaseTexts()
    expect(text).toContain(SHELTER.name)
    expect(text).not.toMatch(HINT)
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'initiatives'), { recursive: true })
    await exportPack(server.db, folder, 'data')
    const files = readdirSync(join(folder, 'initiatives')).map((name) => readFileSync(join(folder, 'initiatives', name), 'utf8'))
    expect(files.join()).toContain(SHELTER.name)
    expect(files.join()).not.toMatch(HINT)
  })

  test('a restored backup gives no shelter’s door away, nor that of an entry that became one since', async () => {
    await begin(engine)
    await leaveDoor()
    const file = join(temporaryFolder(), 'backup')
    const { hidden: _, ...record } = await entry(server, 'i0001')
    const secret = { ...record, name: 'Atelier', place: { ...record.place, address: '3 rue Cachée' } }
    await server.db
      .updateTable('initiative')
      .set({ body: JSON.stringify(secret) })
      .where('id', '=', 'i0001')
      .execute()
    await markChanged(server.db)
    expect(await releaseTexts()).toMatch(HINT)
    await writeBackup(server.db, file, server.now())
    const editor = await member(server, 'editor')
    const { body } = await editor.ask('GET', '/initiatives/i0001')
    const { place, website, email, network, ...kept } = body.initiative
    const initiative = { ...kept, phone: '01 47 00 00 00', sources: ['withheld'], phoneOnly: true }
    expect((await editor.ask('PUT', '/initiatives/i0001', { initiative, revision: body.revision })).status).toBe(200)
    await restoreBackup(server.db, engine, file, true)
    expect(await releaseTexts()).not.toMatch(HINT)
    expect((await entry(server, 'i0001')).phoneOnly).toBe(true)
  })

  test('on an empty database too, a restored backup publishes no shelter’s door', async () => {
    await begin(engine)
    await leaveDoor()
    const file = join(temporaryFolder(), 'backup')
    await writeBackup(server.db, file, server.now())
    const { db, close } = await freshDatabase(engine)
    await restoreBackup(db, engine, file, false)
    await publish(db, { now: server.now(), kind: 'edits' })
    const files = await db.selectFrom('release_file').select('gz').execute()
    expect(files.map(({ gz }) => gunzipSync(gz).toString()).join()).not.toMatch(HINT)
    await close()
  })
})
