/** What readers' phones send and ask: contributions, their state, their withdrawal. No account, no cookie, no address kept. */
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import {
  CONTRIBUTIONS_URL,
  type ContributionResult,
  contributionsRequest,
  contributionsResponse,
  MAX_CONTRIBUTIONS,
  MAX_REQUEST_BYTES,
  parseContribution,
  STATUS_URL,
  statusRequest,
  statusResponse,
  uuid,
  withdrawRequest,
} from '../../contract/contributions.ts'
import type { Contribution } from '../../domain/contribution.ts'
import { ApiError } from '../api/api-error.ts'
import { languageOf, messageFor, type ServerLanguage } from '../api/messages.ts'
import type { Database, Engine } from '../db/database.ts'
import { emptyLog } from '../db/empty-log.ts'
import { GroupCommit } from './group-commit.ts'
import { type Received, receive } from './receive.ts'
import { readStatus, withdraw } from './withdraw.ts'

export type ContributionParts = { db: Database; engine: Engine /** Requests in a minute from one address. */; perMinute: number; now?: () => Date }

const idOf = (input: unknown): string => {
  const id = (input as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id.slice(0, 100) : ''
}

function resultOf(id: string, intake: Received, language: ServerLanguage): ContributionResult {
  if (typeof intake === 'object') {
    const error = { code: 'invalid' as const, message: messageFor('shelter', language), field: `body.proposed.${intake.doorField}` }
    return { id, outcome: 'refused', error }
  }
  if (intake === 'insert' || intake === 'replace') return { id, outcome: 'received' }
  if (intake === 'duplicate') return { id, outcome: 'duplicate' }
  return { id, outcome: 'refused', error: { code: intake, message: messageFor(intake, language) } }
}

const languageFor = (request: FastifyRequest) => languageOf(request.headers['accept-language'])

function judge(input: unknown, language: ServerLanguage): { contribution: Contribution } | { refused: ContributionResult } {
  const parsed = parseContribution(input)
  if ('contribution' in parsed) return parsed
  const { code, field } = parsed.fault
  return { refused: { id: idOf(input), outcome: 'refused', error: { code: 'invalid', message: messageFor(code, language), field } } }
}

export async function serveContributions(app: FastifyInstance, { db, engine, perMinute, now = () => new Date() }: ContributionParts) {
  const intake = new GroupCommit<Contribution, Received>((contributions) => receive(db, engine, contributions, now()))
  await app.register(async (scope) => {
    scope.removeContentTypeParser('text/plain')
    // Addresses stay in this memory for a minute, and nowhere else.
    await scope.register(rateLimit, {
      max: perMinute,
      timeWindow: 60_000,
      errorResponseBuilder: (_request, { ttl }) => new ApiError(429, 'too-many-requests', { retryAfter: Math.max(1, Math.ceil(ttl / 1000)) }),
    })

    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('Cache-Control', 'no-store')
    })

    scope.post<{ Body: { contributions: unknown[] } }>(
      CONTRIBUTIONS_URL,
      {
        bodyLimit: MAX_REQUEST_BYTES,
        schema: { summary: 'Send opinions, suggestions and reports', body: contributionsRequest, response: { 200: contributionsResponse } } as never,
        preValidation: async ({ body }) => {
          const count = (body as { contributions?: unknown[] } | null)?.contributions?.length ?? 0
          if (count > MAX_CONTRIBUTIONS) throw new ApiError(413, 'too-large')
        },
      },
      async (request) => {
        const language = languageFor(request)
        const judged = request.body.contributions.map((input) => judge(input, language))
        const sound = judged.flatMap((one) => ('contribution' in one ? [one.contribution] : []))
        const outcomes = sound.length ? await intake.add(sound) : []
        let at = 0
        const results = judged.map((one) => {
          if ('refused' in one) return one.refused
          const outcome = outcomes[at++] as Received
          return resultOf(one.contribution.id, outcome, language)
        })
        return { results }
      },
    )

    scope.post<{ Body: v.InferOutput<typeof statusRequest> }>(
      STATUS_URL,
      { schema: { summary: 'What became of contributions, for their authors', body: statusRequest, response: { 200: statusResponse } } as never },
      async (request) => ({ results: await readStatus(db, request.body.receipts, languageFor(request)) }),
    )

    scope.post<{ Params: { id: string }; Body: { secret: string } }>(
      '/api/contributions/:id/withdraw',
      { schema: { summary: 'Take a contribution back', params: v.object({ id: uuid }), body: withdrawRequest } as never },
      async (request, reply) => {
        if (!(await withdraw(db, request.params.id, request.body.secret, now()))) throw new ApiError(404, 'not-found')
        await emptyLog(db, engine)
        return reply.code(204).send()
      },
    )
  })
}
