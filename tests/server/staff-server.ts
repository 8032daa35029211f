/** The staff's side of the server on a fresh database with a small guide in it, and members who are signed in. */
import { createHash, randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { sql } from 'kysely'
import type { Pack } from '../../src/contract/pack.ts'
import type { PackInitiative } from '../../src/contract/pack-initiative.ts'
import type { Contribution } from '../../src/domain/contribution.ts'
import type { Role } from '../../src/domain/member.ts'
import { sendApiError, setUpApi } from '../../src/server/api/set-up-api.ts'
import { receive } from '../../src/server/contributions/receive.ts'
import type { Database, Engine } from '../../src/server/db/database.ts'
import { serveModeration } from '../../src/server/moderation/routes.ts'
import { takeInPack } from '../../src/server/pack/take-in-pack.ts'
import { serveStaff } from '../../src/server/staff/routes.ts'
import { openSession } from '../../src/server/staff/sessions.ts'
import { initiative, packInitiative, smallGuide } from '../samples.ts'
import { freshDatabase, testPostgres } from './databases.ts'

export const START = new Date('2026-11-22T10:00:00.000Z')
export const ORIGIN = 'http://localhost'
export const PUBLIC_URL = 'https://guide.example'

/** A busy machine takes its time to start PostgreSQL: no test's own. */
export const START_MS = 60_000
export async function startEngine(engine: Engine): Promise<void> {
  if (engine === 'postgres') await testPostgres()
}

/** A shelter: a telephone number and nothing else. */
export const SHELTER = initiative({
  ...{ id: 'i0009', slug: 'accueil-protege', name: 'Accueil protégé', phone: '01 47 00 00 09', phoneOnly: true, sources: ['withheld'] },
  summary: { fr: 'Une association qui écoute et met à l’abri des personnes en danger. Téléphonez d’abord, à toute heure.' },
})

function samplePack(): Pack {
  const { territory, initiatives, comments: _, ...lists } = smallGuide()
  const sources = ['reader-suggestion', 'withheld'].map((id) => ({ id, label: { fr: id }, licence: 'facts' }))
  const records = [...initiatives, SHELTER].map((one) => packInitiative(one))
  return { ...lists, territory: territory[0] as Pack['territory'], sources: [...lists.sources, ...sources], concepts: [], initiatives: records }
}

export type Server = {
  app: FastifyInstance
  db: Database
  engine: Engine
  /** Moves the clock. */
  later: (ms: number) => void
  now: () => Date
  close: () => Promise<void>
}

export async function staffServer(engine: Engine, isSecure = false): Promise<Server> {
  const { db, close } = await freshDatabase(engine)
  let ms = START.getTime()
  const now = () => new Date(ms)
  await takeInPack(db, engine, samplePack(), now())
  const app = Fastify()
  await setUpApi(app)
  app.setErrorHandler(sendApiError)
  const parts = { db, engine, publicUrl: PUBLIC_URL, isSecure, now }
  await serveStaff(app, parts)
  await serveModeration(app, parts)
  await app.ready()
  // Connections are opened beforehand, so that requests sent at once really meet.
  await Promise.all(Array.from({ length: 8 }, () => sql`select 1`.execute(db)))
  const end = async () => {
    await app.close()
    await close()
  }
  const later = (more: number) => {
    ms += more
  }
  return { app, db, engine, later, now, close: end }
}

export type Asking = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => ReturnType<typeof ask>

/** A request as the moderation room sends it. */
export async function ask(app: FastifyInstance, cookie: string | undefined, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) {
  const headers = { origin: ORIGIN, host: 'localhost', 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie: `session=${cookie}` } : {}) }
  const options: InjectOptions = { method, url: `/api/staff${path}`, headers, ...(body ? { payload: body } : {}) }
  const reply = await app.inject(options)
  const text = reply.body
  return { status: reply.statusCode, headers: reply.headers, body: text ? JSON.parse(text) : undefined }
}

/** Somebody of the staff, signed in. */
export async function member({ app, db, now }: Server, role: Role) {
  const id = randomUUID()
  const email = `${id}@example.org`
  await db
    .insertInto('member')
    .values({ id, email, name: `Une ${role}`, role, password_hash: '-', created_at: now().toISOString(), removed_at: null })
    .execute()
  const cookie = await openSession(db, id, now())
  const asking: Asking = (method, path, body) => ask(app, cookie, method, path, body)
  return { id, email, cookie, ask: asking }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A contribution on disk, as a phone sent it. @returns its id. */
export async function contribute(
  { db, engine, now }: Server,
  fields: Pick<Contribution, 'kind' | 'body'> & { id?: string; revision?: number },
): Promise<string> {
  const id = fields.id ?? randomUUID()
  const more = { id, revision: fields.revision ?? 1, createdAt: now().toISOString(), language: 'fr', receiptHash: sha256(id) }
  await receive(db, engine, [{ ...more, ...fields } as Contribution], now())
  return id
}

export const opinion = (server: Server, text = 'Très bon accueil', initiativeId = 'i0001') =>
  contribute(server, { kind: 'comment', body: { initiativeId, text, rating: 4 } })

/** The entry as the working copy has it. */
export async function entry({ db }: Server, id: string): Promise<PackInitiative & { hidden: boolean }> {
  const row = await db.selectFrom('initiative').select(['body', 'hidden']).where('id', '=', id).executeTakeFirstOrThrow()
  return { ...(JSON.parse(row.body) as PackInitiative), hidden: row.hidden === 1 }
}
