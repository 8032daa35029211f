/** Routes of the staff itself: coming in and going out, sessions, members, journal. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import {
  acceptInvitationRequest,
  changeRoleRequest,
  inviteRequest,
  type JournalResponse,
  journalQuery,
  lookAtInvitationRequest,
  type Member,
  type MeResponse,
  STAFF,
  signInRequest,
} from '../../contract/staff.ts'
import { MinuteLimit } from './attempts.ts'
import { cursorOf, pageSize, positionOf } from './cursor.ts'
import { behindTheDoor, forRole, forStrangers, memberOf, SESSION_COOKIE, sessionOf } from './guard.ts'
import { acceptInvitation, invite, lookAtInvitation } from './invitations.ts'
import { readJournal } from './journal.ts'
import { changeRole, listMembers, removeMember } from './members.ts'
import { networkOf } from './network-of.ts'
import { clockOf, type StaffParts } from './parts.ts'
import { closeSession, closeSessionsOf, LONGEST_MS, listSessions, openSession, readSession } from './sessions.ts'
import { makeSignIn } from './sign-in.ts'

const idParams = v.object({ id: v.pipe(v.string(), v.maxLength(100)) })
type WithId = { Params: v.InferOutput<typeof idParams> }

const INVITATION_TRIES_PER_MINUTE = 20

const cookieOptions = ({ isSecure }: StaffParts) => ({ path: STAFF, httpOnly: true, sameSite: 'strict' as const, secure: isSecure })

/** A new secret at each coming in: one that was known before opens nothing. */
async function welcome(reply: FastifyReply, parts: StaffParts, member: Member, now: Date): Promise<MeResponse> {
  const former = await readSession(parts.db, reply.request.cookies[SESSION_COOKIE], now)
  if (former) await closeSession(parts.db, former.idHash)
  const token = await openSession(parts.db, member.id, now)
  reply.setCookie(SESSION_COOKIE, token, { ...cookieOptions(parts), maxAge: LONGEST_MS / 1000 })
  return { member }
}

async function addSignIn(app: FastifyInstance, parts: StaffParts) {
  const now = clockOf(parts)
  const signIn = await makeSignIn(parts.db)
  return (scope: FastifyInstance) => {
    type SignIn = { Body: v.InferOutput<typeof signInRequest> }
    scope.post<SignIn>(`${STAFF}/sign-in`, forStrangers('Sign in', { body: signInRequest }), async (request, reply) => {
      const member = await signIn({ ...request.body, address: request.ip, now: now() })
      app.log.info({ member: member.id }, 'signed in')
      return welcome(reply, parts, member, now())
    })
    scope.post(`${STAFF}/sign-out`, forRole('moderator', 'Sign out'), async (request, reply) => {
      await closeSession(parts.db, sessionOf(request).idHash)
      return reply.clearCookie(SESSION_COOKIE, cookieOptions(parts)).code(204).send()
    })
    scope.get(`${STAFF}/me`, forRole('moderator', 'Who is signed in'), async (request): Promise<MeResponse> => ({ member: memberOf(request) }))
    scope.get(`${STAFF}/sessions`, forRole('moderator', 'Own sessions'), async (request) => listSessions(parts.db, sessionOf(request), now()))
    scope.post(`${STAFF}/sessions/revoke-others`, forRole('moderator', 'End own sessions elsewhere'), async (request, reply) => {
      const { idHash, member } = sessionOf(request)
      await closeSessionsOf(parts.db, member.id, idHash)
      return reply.code(204).send()
    })
  }
}

function addInvitations(scope: FastifyInstance, parts: StaffParts) {
  const now = clockOf(parts)
  const tries = new MinuteLimit(INVITATION_TRIES_PER_MINUTE)
  type Look = { Body: v.InferOutput<typeof lookAtInvitationRequest> }
  scope.post<Look>(`${STAFF}/invitations/look`, forStrangers('What an invitation offers', { body: lookAtInvitationRequest }), async (request) => {
    tries.take(networkOf(request.ip), now())
    const { invited_by, ...invitation } = await lookAtInvitation(parts.db, request.body.token, now())
    return invitation
  })
  type Accept = { Body: v.InferOutput<typeof acceptInvitationRequest> }
  scope.post<Accept>(`${STAFF}/invitations/accept`, forStrangers('Join the staff', { body: acceptInvitationRequest }), async (request, reply) => {
    tries.take(networkOf(request.ip), now())
    const member = await acceptInvitation(parts.db, request.body, now())
    return welcome(reply, parts, member, now())
  })
}

function addMembers(scope: FastifyInstance, parts: StaffParts) {
  const now = clockOf(parts)
  scope.get(`${STAFF}/members`, forRole('administrator', 'The staff and its invitations'), async () => listMembers(parts.db, now()))
  type Invite = { Body: v.InferOutput<typeof inviteRequest> }
  scope.post<Invite>(`${STAFF}/members/invite`, forRole('administrator', 'Invite somebody', { body: inviteRequest }), async (request) =>
    invite(parts.db, parts.publicUrl, memberOf(request), request.body, now()),
  )
  type Change = WithId & { Body: v.InferOutput<typeof changeRoleRequest> }
  const change = forRole('administrator', 'Change a role', { params: idParams, body: changeRoleRequest })
  scope.post<Change>(`${STAFF}/members/:id/role`, change, async (request, reply) => {
    await changeRole(parts, memberOf(request), request.params.id, request.body.role, now())
    return reply.code(204).send()
  })
  scope.post<WithId>(`${STAFF}/members/:id/remove`, forRole('administrator', 'Remove a member', { params: idParams }), async (request, reply) => {
    await removeMember(parts, memberOf(request), request.params.id, now())
    return reply.code(204).send()
  })
}

function addJournal(scope: FastifyInstance, { db }: StaffParts) {
  type Journal = { Querystring: v.InferOutput<typeof journalQuery> }
  const options = forRole('administrator', 'Who did what', { querystring: journalQuery })
  scope.get<Journal>(`${STAFF}/journal`, options, async (request): Promise<JournalResponse> => {
    const { cursor, subject } = request.query
    const limit = pageSize(request.query.limit)
    const before = Number(positionOf(cursor, 1)?.[0] ?? Number.MAX_SAFE_INTEGER)
    const entries = await readJournal(db, { before: Number.isSafeInteger(before) ? before : 0, subject, limit })
    const last = entries.at(-1)
    return { entries, ...(last && entries.length === limit ? { next: cursorOf([String(last.seq)]) } : {}) }
  })
}

export async function serveStaff(app: FastifyInstance, parts: StaffParts) {
  const addOwn = await addSignIn(app, parts)
  await behindTheDoor(app, parts, (scope) => {
    addOwn(scope)
    addInvitations(scope, parts)
    addMembers(scope, parts)
    addJournal(scope, parts)
  })
}
