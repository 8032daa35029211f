/** What all API routes share: schemas of the contract as validators, errors in the reader's language, and the description at /api/openapi.json. */
import swagger from '@fastify/swagger'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import * as v from 'valibot'
import { FIELD_FAULTS } from '../../contract/contributions.ts'
import type { ErrorBody, RequestErrorCode } from '../../contract/error-codes.ts'
import type { Role } from '../../domain/member.ts'
import { isPassing } from '../db/is-passing.ts'
import { ApiError, type FieldProblem } from './api-error.ts'
import { languageOf, messageFor, type ServerLanguage } from './messages.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The least role that may ask; absent: everybody may. */
    role?: Role
  }
}

type Schema = v.GenericSchema
const isValibot = (schema: unknown): schema is Schema => typeof schema === 'object' && schema !== null && '~run' in schema

/** Seconds before a request that met a busy or absent database is worth repeating. */
const COME_BACK_AFTER = 3

const BY_STATUS: Record<number, RequestErrorCode> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
}

/** Which fields are wrong, in the reader's words: never the schema's own. */
function fieldsOf(issues: readonly v.BaseIssue<unknown>[], language: ServerLanguage): FieldProblem[] {
  return issues.map((issue) => {
    const fault = FIELD_FAULTS.find((known) => known === issue.message) ?? (issue.received === 'undefined' ? 'missing' : 'wrong-form')
    return { field: v.getDotPath(issue) ?? '', message: messageFor(fault, language) }
  })
}

/** Any error as the contract says it. Never a stack, never HTML. */
function asApiError(error: unknown, language: ServerLanguage): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof v.ValiError) return new ApiError(400, 'malformed', { fields: fieldsOf(error.issues, language) })
  if (isPassing(error)) return new ApiError(503, 'unavailable', { retryAfter: COME_BACK_AFTER })
  const status = (error as FastifyError).statusCode ?? 500
  if (status >= 500) return new ApiError(500, 'internal')
  return new ApiError(status, BY_STATUS[status] ?? 'malformed')
}

export function sendApiError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const language = languageOf(request.headers['accept-language'])
  const known = asApiError(error, language)
  if (known.status >= 500) request.log.error({ err: error }, known.code)
  const message = messageFor(known.code, language)
  const body: ErrorBody = { error: { code: known.code, message, ...(known.fields ? { fields: known.fields } : {}) } }
  if (known.retryAfter !== undefined) reply.header('Retry-After', String(known.retryAfter))
  return reply.code(known.status).header('Cache-Control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(body))
}

const asJsonSchema = (schema: unknown) => (isValibot(schema) ? toJsonSchema(schema, { errorMode: 'ignore' }) : schema)

/** OpenAPI 3.1 takes JSON Schema as it is: each part of a route's schema is written out from the contract's. */
function describeRoute({ schema, url }: { schema: FastifySchema; url: string }) {
  const { body, querystring, params, response, ...rest } = (schema ?? {}) as FastifySchema & Record<string, unknown>
  const answers = Object.entries((response as Record<string, unknown> | undefined) ?? {}).map(([status, one]) => [status, asJsonSchema(one)])
  const written = {
    ...rest,
    ...(body ? { body: asJsonSchema(body) } : {}),
    ...(querystring ? { querystring: asJsonSchema(querystring) } : {}),
    ...(params ? { params: asJsonSchema(params) } : {}),
    ...(answers.length ? { response: Object.fromEntries(answers) } : {}),
  }
  return { schema: written as FastifySchema, url }
}

/** Call before any API route is added. */
export async function setUpApi(app: FastifyInstance) {
  app.setValidatorCompiler(({ schema }) => (data) => {
    const parsed = v.safeParse(schema as Schema, data)
    return parsed.success ? { value: parsed.output } : { error: new v.ValiError(parsed.issues) }
  })
  // Answers are typed where they are made; nothing is dropped on the way out.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Le Guide des initiatives collaboratives', version: '1' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } } },
    },
    transform: describeRoute as never,
  })
  app.get('/api/openapi.json', { schema: { hide: true } as FastifySchema }, async () => app.swagger())
}
