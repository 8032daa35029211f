/** What the moderation room and the server say to each other. Every request has its schema; answers are typed. Described with the rest in /api/openapi.json. */
import * as v from 'valibot'
import {
  CONTRIBUTION_KINDS,
  CONTRIBUTION_STATES,
  type ContributionKind,
  type ContributionState,
  type ContributorRole,
  DECLINE_REASONS,
} from '../domain/contribution.ts'
import type { Initiative } from '../domain/initiative.ts'
import { ROLES, type Role } from '../domain/member.ts'
import type { PackInitiative } from './pack-initiative.ts'

export const STAFF = '/api/staff'

const line = (max: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max))
const token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))
const email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254))
/** Length and nothing else (NIST SP 800-63B-4 §3.1.1: no rule of composition). */
export const PASSWORD_LENGTH = { min: 12, max: 200 }
const password = v.pipe(v.string(), v.minLength(PASSWORD_LENGTH.min), v.maxLength(PASSWORD_LENGTH.max))

export const signInRequest = v.strictObject({ email, password: v.pipe(v.string(), v.maxLength(PASSWORD_LENGTH.max)) })
export const lookAtInvitationRequest = v.strictObject({ token })
export const acceptInvitationRequest = v.strictObject({ token, name: line(80), email, password })
export const inviteRequest = v.strictObject({ email, role: v.picklist(ROLES) })
export const changeRoleRequest = v.strictObject({ role: v.picklist(ROLES) })

/** How a fact that came from outside was checked by somebody of the staff, before it is published. */
export const CHECK_WAYS = ['phone', 'email', 'visit', 'official-site', 'known-partner'] as const
export const check = v.strictObject({ how: v.picklist(CHECK_WAYS), note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))) })
export type Check = v.InferOutput<typeof check>

const cursor = v.optional(v.pipe(v.string(), v.maxLength(200)))
const limit = v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/)))

/** `pack`: the data pack and the staff changed the same entry. `urgent` flags: illegal content and closures first. */
export const QUEUE_KINDS = [...CONTRIBUTION_KINDS, 'pack'] as const
export const queueQuery = v.object({
  state: v.optional(v.picklist(CONTRIBUTION_STATES)),
  kind: v.optional(v.picklist(QUEUE_KINDS)),
  /** `1`: only what looks like advertising; `0`: all but that. Left out: all. */
  spam: v.optional(v.picklist(['0', '1'])),
  initiative: v.optional(v.pipe(v.string(), v.maxLength(100))),
  cursor,
  limit,
})

/** An initiative as an editor sends it; judged by packInitiativeSchema and by what the whole guide allows. */
const initiativeBody = v.looseObject({})
/** `initiative`: the entry as it will be (suggestion, report, pack). `text`: an opinion with its words corrected (personal data taken out). */
export const acceptRequest = v.strictObject({
  initiative: v.optional(initiativeBody),
  text: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  check: v.optional(check),
  /** Revision of the contribution that was read: its author may have sent another since, and nobody read that one. */
  seen: v.optional(v.number()),
  /** Revision of the entry as it was read; asked for whenever an entry of the guide is changed. */
  revision: v.optional(v.number()),
})
export const declineRequest = v.strictObject({
  reason: v.picklist(DECLINE_REASONS),
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500))),
})
/** One decision for many: opinions that need nothing else, or a wave of advertising. */
export const bulkRequest = v.strictObject({
  ids: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(200)),
  verdict: v.picklist(['accept', 'decline']),
  reason: v.optional(v.picklist(DECLINE_REASONS)),
  /** Revisions that were read, by id. */
  seen: v.optional(v.record(v.string(), v.number())),
})

export const initiativesQuery = v.object({
  /** `to-verify`: open entries, never or longest ago verified first. */
  filter: v.optional(v.picklist(['to-verify', 'open', 'closed', 'hidden'])),
  q: v.optional(v.pipe(v.string(), v.maxLength(200))),
  cursor,
  limit,
})
export const createInitiativeRequest = v.strictObject({ initiative: initiativeBody })
export const editInitiativeRequest = v.strictObject({ initiative: initiativeBody, revision: v.number(), check: v.optional(check) })
export const verifyRequest = v.strictObject({ how: v.picklist(CHECK_WAYS), what: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))) })
export const closeRequest = v.strictObject({ check: v.optional(check) })
export const eraseCommentRequest = v.strictObject({ reason: v.picklist(DECLINE_REASONS) })
export const journalQuery = v.object({ cursor, limit, subject: v.optional(v.pipe(v.string(), v.maxLength(100))) })

export type Member = { id: string; name: string; email: string; role: Role }
export type MeResponse = { member: Member }
/** One's own sessions; `id` names a row and opens nothing. */
export type SessionsResponse = { sessions: { id: string; createdAt: string; seenAt: string; expiresAt: string; isCurrent: boolean }[] }
export type InvitationResponse = { role: Role; email?: string; expiresAt: string }
/** The link is shown once and handed over by whoever invites: the server sends no mail. */
export type InviteResponse = { link: string; expiresAt: string }
export type MembersResponse = {
  members: (Member & { createdAt: string; seenAt?: string; sessionCount: number })[]
  invitations: { id: string; email?: string; role: Role; expiresAt: string }[]
}

export type QueueKind = ContributionKind | 'pack'
export type QueueRow = {
  id: string
  kind: QueueKind
  state: ContributionState
  revision: number
  receivedAt: string
  /** 0 to 1. */
  spam: number
  role?: ContributorRole
  language?: string
  /** Name of the initiative it is about, when the guide has it; of a suggestion, the name it gives. */
  title: string
  initiativeId?: string
  /** First words of what was written; absent once erased. */
  excerpt?: string
  rating?: number
  helped?: boolean
  /** Of a report. */
  reason?: string
}
export type QueueResponse = { rows: QueueRow[]; next?: string; counts: Record<QueueKind | 'spam', number> }

/** One field of an entry, now and as proposed; values as text. `needsCheck`: contact or money, to be checked independently. */
export type FieldChange = { field: string; from?: string; to?: string; needsCheck: boolean }
export type Duplicate = { id: string; slug: string; name: string; commune?: string; likeness: number }
export type JournalEntry = {
  seq: number
  at: string
  by?: string
  action: string
  subjectKind: string
  subjectId: string
  detail: Record<string, unknown>
}
export type ContributionResponse = {
  contribution: QueueRow & {
    createdAt?: string
    body?: unknown
    declined?: { reason: string; note?: string }
    decidedAt?: string
    decidedBy?: string
  }
  /** The entry as it stands in the working copy. */
  current?: { initiative: PackInitiative; revision: number }
  /** The entry as it would be if all that is proposed were taken: what the form starts from. */
  proposed?: PackInitiative
  changes: FieldChange[]
  duplicates: Duplicate[]
  /** The opinion reported, when the report is about one. */
  comment?: { id: string; initiativeId: string; text?: string; rating?: number; helped?: boolean; hidden: boolean }
  journal: JournalEntry[]
}
export type VerdictResponse = { id: string; state: ContributionState; initiativeId?: string }
export type BulkResponse = { results: { id: string; state?: ContributionState; error?: string }[] }

export type InitiativeRow = Pick<Initiative, 'id' | 'slug' | 'name' | 'status'> & {
  verifiedAt?: string
  commune?: string
  phone?: string
  hidden: boolean
}
export type InitiativesResponse = { rows: InitiativeRow[]; next?: string; counts: { total: number; toVerify: number } }
export type InitiativeResponse = { initiative: PackInitiative; revision: number; hidden: boolean; journal: JournalEntry[] }
export type ReleasesResponse = {
  current: number
  pending: number
  releases: {
    version: number
    releasedAt: string
    kind: 'pack' | 'edits' | 'roll-back'
    by?: string
    ofVersion?: number
    counts: { initiatives: number; comments: number }
    changes: number
  }[]
}
export type JournalResponse = { entries: JournalEntry[]; next?: string }
