/** Routes of moderation: the queue, verdicts, erasure of opinions, and the entries themselves. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { acceptRequest, bulkRequest, declineRequest, eraseCommentRequest, queueQuery, STAFF } from '../../contract/staff.ts'
import { ApiError } from '../api/api-error.ts'
import { emptyLog } from '../db/empty-log.ts'
import { pageSize } from '../staff/cursor.ts'
import { behindTheDoor, forRole, memberOf } from '../staff/guard.ts'
import { clockOf, type StaffParts } from '../staff/parts.ts'
import { acceptContribution } from './accept.ts'
import { decideMany } from './bulk.ts'
import { eraseComment } from './comments.ts'
import type { Deciding } from './decide.ts'
import { declineContribution } from './decline.ts'
import { addInitiatives } from './initiative-routes.ts'
import { lookAtContribution } from './look.ts'
import { readQueue } from './queue.ts'
import { undoVerdict } from './undo.ts'

const idParams = v.object({ id: v.pipe(v.string(), v.maxLength(100)) })
type WithId = { Params: v.InferOutput<typeof idParams> }

/** Who asks, and when. */
type Ask = (request: FastifyRequest) => Deciding

function addReading(scope: FastifyInstance, { db }: StaffParts) {
  type Queue = { Querystring: v.InferOutput<typeof queueQuery> }
  scope.get<Queue>(`${STAFF}/queue`, forRole('moderator', 'What waits for a decision', { querystring: queueQuery }), async (request) =>
    readQueue(db, { ...request.query, limit: pageSize(request.query.limit) }),
  )
  const look = forRole('moderator', 'One contribution, with what deciding needs', { params: idParams })
  scope.get<WithId>(`${STAFF}/contributions/:id`, look, async (request) => lookAtContribution(db, request.params.id))
}

function addVerdicts(scope: FastifyInstance, { db }: StaffParts, asking: Ask) {
  // Most opinions are accepted as they are: no body is needed.
  const acceptBody = v.nullish(acceptRequest, {})
  type Accept = WithId & { Body: v.InferOutput<typeof acceptRequest> }
  const accept = forRole('moderator', 'Accept', { params: idParams, body: acceptBody })
  scope.post<Accept>(`${STAFF}/contributions/:id/accept`, accept, async (request) =>
    acceptContribution(db, request.params.id, request.body, asking(request)),
  )
  type Decline = WithId & { Body: v.InferOutput<typeof declineRequest> }
  const decline = forRole('moderator', 'Decline', { params: idParams, body: declineRequest })
  scope.post<Decline>(`${STAFF}/contributions/:id/decline`, decline, async (request) =>
    declineContribution(db, request.params.id, request.body, asking(request)),
  )
  const undo = forRole('moderator', 'Take a verdict back', { params: idParams })
  scope.post<WithId>(`${STAFF}/contributions/:id/undo`, undo, async (request) => undoVerdict(db, request.params.id, asking(request)))
  type Bulk = { Body: v.InferOutput<typeof bulkRequest> }
  const bulk = forRole('moderator', 'Decide many at once', { body: bulkRequest })
  scope.post<Bulk>(`${STAFF}/verdicts`, bulk, async (request) => decideMany(db, request.body, asking(request)))
}

function addErasure(scope: FastifyInstance, { db, engine }: StaffParts, asking: Ask) {
  type Erase = WithId & { Body: v.InferOutput<typeof eraseCommentRequest> }
  const erase = forRole('moderator', 'Erase a published opinion for ever', { params: idParams, body: eraseCommentRequest })
  scope.post<Erase>(`${STAFF}/comments/:id/erase`, erase, async (request, reply) => {
    const isErased = await db.transaction().execute((trx) => eraseComment(trx, request.params.id, request.body.reason, asking(request)))
    if (!isErased) throw new ApiError(404, 'not-found')
    await emptyLog(db, engine)
    return reply.code(204).send()
  })
}

export async function serveModeration(app: FastifyInstance, parts: StaffParts) {
  const now = clockOf(parts)
  const asking: Ask = (request) => ({ by: memberOf(request), now: now(), engine: parts.engine })
  await behindTheDoor(app, parts, (scope) => {
    addReading(scope, parts)
    addVerdicts(scope, parts, asking)
    addErasure(scope, parts, asking)
    addInitiatives(scope, parts, asking)
  })
}
