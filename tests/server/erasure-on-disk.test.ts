/** SQLite alone: what is erased is in none of the files of the data folder either. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { setUpApi } from '../../src/server/api/set-up-api.ts'
import { eraseOld } from '../../src/server/contributions/retention.ts'
import { serveContributions } from '../../src/server/contributions/routes.ts'
import { emptyLog } from '../../src/server/db/empty-log.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { comment } from './contribution-samples.ts'
import { freshPlace } from './databases.ts'
import { removeTemporaryFolders } from './sample-pack.ts'

afterAll(removeTemporaryFolders)

const SECRET = 'Mme-Dupont-du-troisieme'
const holding = (place: string) => readdirSync(dirname(place)).filter((name) => readFileSync(join(dirname(place), name)).includes(SECRET))

async function started() {
  const place = await freshPlace('sqlite')
  const { db, close: closeDatabase } = await openDatabase(place)
  const app = Fastify()
  await setUpApi(app)
  await serveContributions(app, { db, engine: 'sqlite', perMinute: 100 })
  const sent = comment({ body: { initiativeId: 'i0001', text: SECRET } })
  await app.inject({ method: 'POST', url: '/api/contributions', payload: { contributions: [sent.contribution] } })
  const close = async () => {
    await app.close()
    await closeDatabase()
  }
  return { place, db, app, sent, close }
}

test('a withdrawn text is in no file of the folder', async () => {
  const { place, app, sent, close } = await started()
  expect(holding(place)).not.toEqual([])
  const url = `/api/contributions/${sent.contribution.id}/withdraw`
  expect((await app.inject({ method: 'POST', url, payload: { secret: sent.secret } })).statusCode).toBe(204)
  expect(holding(place)).toEqual([])
  await close()
})

test('nor one whose time is over; while somebody reads, the pass goes on and the next one empties the log', async () => {
  const { place, db, close } = await started()
  await db.updateTable('contribution').set({ state: 'declined', decided_at: '2026-01-01T00:00:00.000Z' }).execute()
  const reader = await openDatabase(place)
  const pass = async () => {
    await eraseOld(db, { contributionDays: 90 }, new Date('2026-11-22'))
    await emptyLog(db, 'sqlite')
  }
  await reader.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await trx.selectFrom('contribution').select('id').execute()
      await pass()
    })
  await reader.close()
  await pass()
  expect(holding(place)).toEqual([])
  await close()
})
