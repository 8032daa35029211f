/**
 * The door of everything under /api/staff: no other site may ask in a member's name, nothing but JSON comes in, and each route names the
 * least role that may ask. A route that names none is closed, unless it is one of the three by which people come in.
 */
import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify'
import { STAFF } from '../../contract/staff.ts'
import { mayActAs, type Role } from '../../domain/member.ts'
import { ApiError } from '../api/api-error.ts'
import { clockOf, type StaffParts } from './parts.ts'
import { readSession, type Session } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    staffSession: Session | undefined
  }
}

export const SESSION_COOKIE = 'session'
export const OPEN_ROUTES = [`${STAFF}/sign-in`, `${STAFF}/invitations/look`, `${STAFF}/invitations/accept`]
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/** Fetch Metadata where the browser tells it, Origin where it does, and for who tells neither a header that no form can send. */
export function isSameSite(request: Pick<FastifyRequest, 'headers' | 'host'>, publicUrl: string): boolean {
  const { origin, 'sec-fetch-site': from, 'content-type': type = '', 'x-requested-with': by } = request.headers
  if (from !== undefined && from !== 'same-origin') return false
  // A proxy in front may not pass the host on: the address that was given as ours counts too.
  if (origin !== undefined) return hostOf(origin) === request.host || origin === publicUrl
  return from !== undefined || (isJson(type) && by === 'guide')
}

const isJson = (type: string) => type.split(';')[0]?.trim().toLowerCase() === 'application/json'

function refuseForeign(request: FastifyRequest, publicUrl: string) {
  // PostgreSQL keeps no U+0000; nothing honest asks for it.
  if (request.url.includes('%00')) throw new ApiError(400, 'malformed')
  if (SAFE_METHODS.includes(request.method)) return
  if (!isSameSite(request, publicUrl)) throw new ApiError(403, 'cross-site')
  const type = request.headers['content-type']
  if (type !== undefined && !isJson(type)) throw new ApiError(415, 'unsupported-media-type')
}

async function refuseStrangers(request: FastifyRequest, { db }: StaffParts, now: Date) {
  const { config, url } = request.routeOptions
  if (OPEN_ROUTES.includes(url ?? '')) return
  const session = await readSession(db, request.cookies[SESSION_COOKIE], now)
  if (!session) throw new ApiError(401, 'not-signed-in')
  if (!config.role || !mayActAs(session.member.role, config.role)) throw new ApiError(403, 'not-allowed')
  request.staffSession = session
}

/** U+0000 as JSON writes it: after an even number of backslashes, or it would be six ordinary characters. */
const WRITTEN_NUL = /(?<!\\)(?:\\\\)*\\u0000/

/** JSON, or nothing at all for a deed that needs no words. */
function takeJsonOnly(scope: FastifyInstance) {
  const parse = scope.getDefaultJsonParser('error', 'error')
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body)
    if (WRITTEN_NUL.test(text)) return done(new ApiError(400, 'malformed'))
    return text === '' ? done(null, undefined) : parse(request, text, done)
  })
}

/** Adds routes behind the door. */
export async function behindTheDoor(app: FastifyInstance, parts: StaffParts, addRoutes: (scope: FastifyInstance) => void) {
  const now = clockOf(parts)
  await app.register(async (scope) => {
    await scope.register(cookie)
    takeJsonOnly(scope)
    scope.decorateRequest('staffSession', undefined)
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('Cache-Control', 'no-store')
      refuseForeign(request, parts.publicUrl)
      await refuseStrangers(request, parts, now())
    })
    addRoutes(scope)
  })
}

/** Options of a route: who may ask, said to the door and to the API's description. */
export function forRole(role: Role, summary: string, schema: Record<string, unknown> = {}) {
  const described = { ...schema, summary, tags: ['staff'], security: [{ session: [] }], 'x-role': role }
  return { config: { role }, schema: described as FastifySchema }
}

/** Options of one of the OPEN_ROUTES. */
export const forStrangers = (summary: string, schema: Record<string, unknown>) => ({
  schema: { ...schema, summary, tags: ['staff'] } as FastifySchema,
})

/** The session of a request that came through the door. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.staffSession) throw new ApiError(401, 'not-signed-in')
  return request.staffSession
}

export const memberOf = (request: FastifyRequest) => sessionOf(request).member
