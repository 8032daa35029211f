/** Routes of the entries: the list, one, making, changing, verifying, closing. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import {
  closeRequest,
  createInitiativeRequest,
  editInitiativeRequest,
  type InitiativeResponse,
  initiativesQuery,
  STAFF,
  verifyRequest,
} from '../../contract/staff.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import { createInitiative, editInitiative } from '../initiatives/edit-initiative.ts'
import { listInitiatives } from '../initiatives/list-initiatives.ts'
import { readInitiative } from '../initiatives/repository.ts'
import { closeInitiative, verifyInitiative } from '../initiatives/verify-initiative.ts'
import { pageSize } from '../staff/cursor.ts'
import { forRole } from '../staff/guard.ts'
import { journalOf } from '../staff/journal.ts'
import { clockOf, type StaffParts } from '../staff/parts.ts'
import type { Deciding } from './decide.ts'

type Ask = (request: FastifyRequest) => Deciding
const URL = `${STAFF}/initiatives`
const idParams = v.object({ id: v.pipe(v.string(), v.maxLength(100)) })
type WithId = { Params: v.InferOutput<typeof idParams> }

async function answer(db: Database, id: string): Promise<InitiativeResponse> {
  const held = await readInitiative(db, id)
  if (!held) throw new ApiError(404, 'not-found')
  return { ...held, journal: await journalOf(db, 'initiative', id) }
}

const deedOf = ({ by, now, engine }: Deciding) => ({ by: by.id, now, engine, origin: 'staff' as const })

function addEditing(scope: FastifyInstance, { db }: StaffParts, asking: Ask) {
  type Create = { Body: v.InferOutput<typeof createInitiativeRequest> }
  scope.post<Create>(URL, forRole('editor', 'Add an entry', { body: createInitiativeRequest }), async (request, reply) => {
    const deed = { ...deedOf(asking(request)), candidate: request.body.initiative }
    const { id } = await db.transaction().execute((trx) => createInitiative(trx, deed))
    return reply.code(201).send(await answer(db, id))
  })
  type Edit = WithId & { Body: v.InferOutput<typeof editInitiativeRequest> }
  scope.put<Edit>(`${URL}/:id`, forRole('editor', 'Change an entry', { params: idParams, body: editInitiativeRequest }), async (request) => {
    const { initiative: candidate, revision, check } = request.body
    const { id } = request.params
    await db.transaction().execute((trx) => editInitiative(trx, { ...deedOf(asking(request)), id, candidate, revision, check }))
    return answer(db, id)
  })
}

function addConfirming(scope: FastifyInstance, { db }: StaffParts, asking: Ask) {
  type Verify = WithId & { Body: v.InferOutput<typeof verifyRequest> }
  const verify = forRole('moderator', 'Say that an entry was verified today', { params: idParams, body: verifyRequest })
  scope.post<Verify>(`${URL}/:id/verify`, verify, async (request) => {
    const { id } = request.params
    await db.transaction().execute((trx) => verifyInitiative(trx, { ...deedOf(asking(request)), id }, request.body))
    return answer(db, id)
  })
  type Close = WithId & { Body: v.InferOutput<typeof closeRequest> }
  const close = forRole('editor', 'Say that an initiative closed', { params: idParams, body: v.nullish(closeRequest, {}) })
  scope.post<Close>(`${URL}/:id/close`, close, async (request) => {
    const { id } = request.params
    await db.transaction().execute((trx) => closeInitiative(trx, { ...deedOf(asking(request)), id }, request.body.check))
    return answer(db, id)
  })
}

export function addInitiatives(scope: FastifyInstance, parts: StaffParts, asking: Ask) {
  const { db } = parts
  const now = clockOf(parts)
  type List = { Querystring: v.InferOutput<typeof initiativesQuery> }
  scope.get<List>(URL, forRole('moderator', 'Entries of the working copy', { querystring: initiativesQuery }), async (request) =>
    listInitiatives(db, { ...request.query, limit: pageSize(request.query.limit), now: now() }),
  )
  scope.get<WithId>(`${URL}/:id`, forRole('moderator', 'One entry', { params: idParams }), async (request) => answer(db, request.params.id))
  addEditing(scope, parts, asking)
  addConfirming(scope, parts, asking)
}
