/** What readers write: opinions, suggestions, reports; the states they go through on the phone and on the server, and the rule of intake. */

export const CONTRIBUTION_KINDS = ['comment', 'suggestion', 'report'] as const
export const CONTRIBUTOR_ROLES = ['resident', 'helped', 'professional'] as const
export const REPORT_REASONS = ['closed', 'wrong-contact', 'wrong-place', 'wrong-hours', 'other', 'illegal-content'] as const
export const TARGET_KINDS = ['initiative', 'comment'] as const
/** Why a moderator refuses; the author reads it in plain words. */
export const DECLINE_REASONS = [
  'personal-data',
  'hurtful',
  'off-topic',
  'unverifiable',
  'already-known',
  'out-of-territory',
  'advertising',
  'unlawful',
  'other',
] as const

export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number]
export type ContributorRole = (typeof CONTRIBUTOR_ROLES)[number]
export type ReportReason = (typeof REPORT_REASONS)[number]
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export type CommentBody = { initiativeId: string; rating?: number; helped?: boolean; text?: string }
export type SuggestionBody = {
  name: string
  needs: string[]
  summary: string
  website?: string
  phone?: string
  email?: string
  address?: string
  commune?: string
  lat?: number
  lon?: number
  cost?: string
  access?: string
  openingHours?: string
  comment?: string
}
export type ReportBody = {
  target: { kind: (typeof TARGET_KINDS)[number]; id: string }
  reason: ReportReason
  text?: string
  proposed?: Record<string, string>
}

type Written<K extends ContributionKind, B> = {
  /** A random UUID (v4) made on the phone; it makes every sending repeatable. */
  id: string
  kind: K
  /** 1, then one more for each edit after a first sending. */
  revision: number
  /** ISO time of the phone's clock, which may be wrong. */
  createdAt: string
  /** Language of the interface when it was written (`fr`). */
  language: string
  role?: ContributorRole
  /** SHA-256, hex, of the secret that only the author's phone knows. */
  receiptHash: string
  body: B
}
export type Contribution = Written<'comment', CommentBody> | Written<'suggestion', SuggestionBody> | Written<'report', ReportBody>

/** On the server. `received`: on disk, nobody decided yet. */
export const CONTRIBUTION_STATES = ['received', 'published', 'declined', 'withdrawn'] as const
export type ContributionState = (typeof CONTRIBUTION_STATES)[number]

/** On the phone (`data-state`). */
export const OUTBOX_STATES = ['draft', 'waiting', 'sending', 'received', 'published', 'declined', 'withdrawn', 'needs-you'] as const
export type OutboxState = (typeof OUTBOX_STATES)[number]

/** What is signed by the content hash: SHA-256 of the canonical JSON of this. */
export function contentOf({ kind, revision, language, role, body }: Contribution) {
  return role === undefined ? { kind, revision, language, body } : { kind, revision, language, role, body }
}

/** What the server already knows under the same id. */
export type Known = { revision: number; contentHash: string; receiptHash: string; state: ContributionState }
export type Intake = 'insert' | 'replace' | 'duplicate' | 'id-conflict' | 'already-decided' | 'withdrawn'

/** What becomes of an arriving contribution: the contract's table, whatever the order in which copies arrive. */
export function intakeOf(known: Known | undefined, arriving: Pick<Known, 'revision' | 'contentHash' | 'receiptHash'>): Intake {
  if (!known) return 'insert'
  // Closed by a withdrawal that came first, however its secret was hashed.
  if (known.contentHash === '') return 'withdrawn'
  if (known.receiptHash !== arriving.receiptHash) return 'id-conflict'
  if (known.state === 'withdrawn') return 'withdrawn'
  if (arriving.revision < known.revision) return 'duplicate'
  if (arriving.revision === known.revision) return known.contentHash === arriving.contentHash ? 'duplicate' : 'id-conflict'
  return known.state === 'received' ? 'replace' : 'already-decided'
}
