/** A contribution's life on the phone: one pure step for each thing that can happen to it. What does not apply leaves the row as it was. */
import type { Contribution, ContributionKind, ContributionState, ContributorRole, OutboxState } from './contribution.ts'

/** Why it waits. `insecure`: the page has no https, so nothing can be signed. */
export type WaitCause = 'no-network' | 'no-answer' | 'portal' | 'server' | 'busy' | 'insecure'
/** Why its author is asked. */
export type StopCause = 'invalid' | 'id-conflict' | 'too-large' | 'malformed' | 'refused'
/** Why a change of it came too late. */
export type EndCause = 'already-decided' | 'withdrawn'

/** What stands in the form: always kept, even when it cannot be sent yet. */
export type DraftForm = Record<string, string | string[]>
type Body = Contribution['body']

export type OutboxRow = {
  id: string
  kind: ContributionKind
  state: OutboxState
  /** Order of writing on this phone; its clock may jump. */
  rank: number
  revision: number
  createdAt: string
  /** Hex; whoever knows it can read the verdict and withdraw. */
  secret: string
  form: DraftForm
  /** The form holds changes that were not sent. */
  isEdited?: true
  language?: string
  role?: ContributorRole
  /** What is to be sent at this revision. */
  body?: Body
  /** What was sent last, word for word: the same revision is only ever repeated. */
  frozen?: Contribution
  /** What the server had before a change that may come too late. */
  earlier?: Contribution
  attempts: number
  /** How often it was refused by itself, with nobody to say why: what was refused less often goes first. */
  refusedAlone?: number
  nextTryAt?: number
  cause?: WaitCause | StopCause | EndCause
  /** Field that is wrong, and the server's own words. */
  field?: string
  message?: string
  withdrawalWanted?: true
  receivedAt?: string
  decidedAt?: string
  reason?: string
  initiativeId?: string
  /** Where words go that came after its end. */
  continuedAs?: string
}

export type OutboxEvent =
  | { type: 'write'; form: DraftForm }
  | { type: 'submit'; form: DraftForm; body: Body; language: string; role: ContributorRole | undefined }
  | { type: 'attempt'; receiptHash: string }
  | { type: 'cut' }
  | { type: 'failed'; revision: number; cause: WaitCause; nextTryAt: number; isAlone?: true }
  | { type: 'acknowledged'; revision: number; at: string }
  | { type: 'refused'; revision: number; code: StopCause | EndCause; field?: string | undefined; message?: string | undefined }
  | {
      type: 'told'
      state: ContributionState | 'unknown'
      reason?: string | undefined
      at?: string | undefined
      initiativeId?: string | undefined
    }
  | { type: 'withdraw' }
  | { type: 'withdrawn'; at: string }

type Handlers = { [T in OutboxEvent['type']]: (row: OutboxRow, event: Extract<OutboxEvent, { type: T }>) => OutboxRow }

const CLEARED = ['cause', 'field', 'message', 'nextTryAt', 'refusedAlone'] as const

function without(row: OutboxRow, names: readonly (keyof OutboxRow)[]): OutboxRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name as keyof OutboxRow))) as OutboxRow
}

const isOver = ({ state }: OutboxRow) => state === 'published' || state === 'declined' || state === 'withdrawn'
/** False once it is decided or taken back: further words need a contribution of their own. */
export const takesWords = (row: OutboxRow): boolean => !isOver(row) && !row.withdrawalWanted && row.cause !== 'already-decided'

/** Whether both say the same, in whatever order the fields were filled. */
export function isSameForm(a: DraftForm, b: DraftForm): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => JSON.stringify(a[name] ?? '') === JSON.stringify(b[name] ?? ''))
}

/** Words that a decision leaves without a place, since they were not part of what was decided. */
export function wordsLeftOver(before: OutboxRow, after: OutboxRow): DraftForm | undefined {
  const isTooLate = after.cause === 'already-decided' && before.cause !== 'already-decided'
  const isOvertaken = before.isEdited && (after.state === 'published' || after.state === 'declined')
  return isTooLate || isOvertaken ? before.form : undefined
}

const isOnItsWay = ({ state }: OutboxRow) => state === 'waiting' || state === 'sending'

function freeze(row: OutboxRow, body: Body, receiptHash: string): Contribution {
  const { id, kind, revision, createdAt, language = 'fr', role } = row
  return { id, kind, revision, createdAt, language, ...(role ? { role } : {}), receiptHash, body } as Contribution
}

/** What the server decided on is what stands here from now on. */
function asDecided(row: OutboxRow): OutboxRow {
  const { earlier = row.frozen } = row
  return { ...without(row, ['earlier', 'isEdited']), state: 'received', ...(earlier ? { frozen: earlier, body: earlier.body } : {}) }
}

const HANDLERS: Handlers = {
  write: (row, { form }) => {
    if (!takesWords(row) || isSameForm(row.form, form)) return row
    return row.state === 'draft' ? { ...row, form } : { ...row, form, isEdited: true }
  },
  submit: (row, { form, body, language, role }) => {
    if (!takesWords(row)) return row
    const wasAttempted = row.frozen?.revision === row.revision
    const next = without(row, [...CLEARED, 'isEdited', 'role'])
    return {
      ...next,
      state: 'waiting',
      form,
      body,
      language,
      ...(role ? { role } : {}),
      revision: row.revision + (wasAttempted ? 1 : 0),
      attempts: 0,
    }
  },
  attempt: (row, { receiptHash }) => {
    if (row.state !== 'waiting' || !row.body || row.withdrawalWanted) return row
    const next: OutboxRow = { ...without(row, ['nextTryAt']), state: 'sending', attempts: row.attempts + 1 }
    if (row.frozen?.revision === row.revision) return next
    const earlier = row.earlier ?? row.frozen
    return { ...next, ...(earlier ? { earlier } : {}), frozen: freeze(row, row.body, receiptHash) }
  },
  cut: (row) => (row.state === 'sending' ? { ...without(row, ['nextTryAt']), state: 'waiting' } : row),
  failed: (row, { revision, cause, nextTryAt, isAlone }) =>
    isOnItsWay(row) && row.revision === revision
      ? { ...row, state: 'waiting', cause, nextTryAt, ...(isAlone ? { refusedAlone: (row.refusedAlone ?? 0) + 1 } : {}) }
      : row,
  acknowledged: (row, { revision, at }) => {
    if (row.revision !== revision) return { ...row, receivedAt: at }
    return isOnItsWay(row) ? { ...without(row, [...CLEARED, 'earlier']), state: 'received', receivedAt: at } : row
  },
  refused: (row, { revision, code, field, message }) => {
    if (!isOnItsWay(row) || row.revision !== revision) return row
    const told = { ...without(row, CLEARED), cause: code, ...(field ? { field } : {}), ...(message ? { message } : {}) }
    if (code === 'withdrawn') return { ...without(told, ['withdrawalWanted']), state: 'withdrawn' }
    return code === 'already-decided' ? asDecided(told) : { ...told, state: 'needs-you' }
  },
  told: (row, { state, reason, at, initiativeId }) => {
    if (state === 'unknown') return row.state === 'received' && row.body ? { ...without(row, ['receivedAt']), state: 'waiting', attempts: 0 } : row
    if (!['received', 'published', 'declined'].includes(row.state) || state === row.state) return row
    return {
      ...without(row, [...CLEARED, 'reason', 'isEdited']),
      state,
      ...(reason ? { reason } : {}),
      ...(at ? { decidedAt: at } : {}),
      ...(initiativeId ? { initiativeId } : {}),
    }
  },
  withdraw: (row) => {
    if (row.state === 'declined' || row.state === 'withdrawn') return row
    return row.frozen ? { ...row, withdrawalWanted: true } : { ...without(row, [...CLEARED, 'isEdited']), state: 'withdrawn' }
  },
  withdrawn: (row, { at }) => ({ ...without(row, [...CLEARED, 'withdrawalWanted', 'isEdited']), state: 'withdrawn', decidedAt: at }),
}

export function moveOutbox(row: OutboxRow, event: OutboxEvent): OutboxRow {
  return (HANDLERS[event.type] as (row: OutboxRow, event: OutboxEvent) => OutboxRow)(row, event)
}

type Identity = Pick<OutboxRow, 'id' | 'secret' | 'createdAt'>

/** The same words as a new contribution: the server knows the id with other words, or cannot take what surrounds them. */
export function renewed(row: OutboxRow, identity: Identity): OutboxRow {
  return {
    ...without(row, [...CLEARED, 'frozen', 'earlier', 'receivedAt', 'withdrawalWanted']),
    ...identity,
    revision: 1,
    state: 'waiting',
    attempts: 0,
  }
}

const FIRST_WAIT_MS = 1000
export const LONGEST_WAIT_MS = 5 * 60_000

/** Wait before the next try: doubling, with jitter so that phones that lost the same antenna do not come back in step. */
export function waitAfter(attempts: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, Math.max(0, attempts - 1)))
  return whole * (0.75 + random / 4)
}

/** A time further ahead than any wait comes from a clock that was put back: it holds nothing up. */
export function isDue({ nextTryAt }: OutboxRow, now: number): boolean {
  return nextTryAt === undefined || nextTryAt <= now || nextTryAt > now + LONGEST_WAIT_MS
}

const parentOf = ({ body }: OutboxRow): string | undefined => (body && 'initiativeId' in body ? body.initiativeId : undefined)

/** Oldest first, and a suggestion before what speaks of it. */
export function inSendingOrder(rows: readonly OutboxRow[]): OutboxRow[] {
  const ordered = [...rows].sort((a, b) => a.rank - b.rank)
  const byId = new Map(ordered.map((row) => [row.id, row]))
  const placed = new Set<OutboxRow>()
  for (const row of ordered) {
    const parent = byId.get(parentOf(row) ?? '')
    if (parent) placed.add(parent)
    placed.add(row)
  }
  return [...placed]
}
