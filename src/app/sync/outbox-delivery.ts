/** Brings one batch of frozen contributions to the server and writes down, row by row, what it answered. Only an answer that names an id moves its row. */
import * as v from 'valibot'
import { CONTRIBUTIONS_URL, MAX_CONTRIBUTIONS } from '../../contract/contribution-limits.ts'
import type { Contribution } from '../../domain/contribution.ts'
import { type OutboxEvent, type StopCause, type WaitCause, waitAfter } from '../../domain/outbox-moves.ts'
import { moveContributions } from '../store/outbox.ts'
import { postJson } from './outbox-post.ts'

/** Undefined: everything got an answer. */
export type Failure = { cause: WaitCause; retryAfterMs?: number } | undefined

/** Looser than the contract: a server newer than this phone may have codes that it does not know. */
const result = v.object({
  id: v.string(),
  outcome: v.picklist(['received', 'duplicate', 'refused']),
  error: v.optional(v.object({ code: v.string(), message: v.optional(v.string()), field: v.optional(v.string()) })),
})
const answer = v.object({ results: v.array(v.unknown()) })
type Result = v.InferOutput<typeof result>

const CODES: Record<string, Extract<OutboxEvent, { type: 'refused' }>['code']> = {
  invalid: 'invalid',
  'id-conflict': 'id-conflict',
  'already-decided': 'already-decided',
  withdrawn: 'withdrawn',
}

function eventOf({ outcome, error }: Result, revision: number): OutboxEvent {
  if (outcome !== 'refused') return { type: 'acknowledged', revision, at: new Date().toISOString() }
  return { type: 'refused', revision, code: CODES[error?.code ?? ''] ?? 'refused', field: error?.field, message: error?.message }
}

/** @returns the failure when the answer does not name every contribution. */
async function writeAnswer(batch: readonly Contribution[], json: unknown): Promise<Failure> {
  const parsed = v.safeParse(answer, json)
  if (!parsed.success) return { cause: 'portal' }
  const named = new Map<string, Result>()
  for (const one of parsed.output.results) {
    const read = v.safeParse(result, one)
    if (read.success) named.set(read.output.id, read.output)
  }
  const sent = new Map(batch.map((contribution) => [contribution.id, contribution.revision]))
  await moveContributions([...sent.keys()], ({ id }) => {
    const told = named.get(id)
    return told && eventOf(told, sent.get(id) ?? 0)
  })
  return batch.every(({ id }) => named.has(id)) ? undefined : { cause: 'server' }
}

async function refuse({ id, revision }: Contribution, status: number): Promise<void> {
  const code: StopCause = status === 413 ? 'too-large' : 'malformed'
  await moveContributions([id], () => ({ type: 'refused', revision, code }))
}

/** What one try has learnt of whoever answers. */
export type Try = {
  /** Ids that somebody on the way refuses by themselves, such as a firewall that dislikes a word. */
  aside: Set<string>
  /** Something got an answer, so that what is refused is refused for itself. */
  isAlive: boolean
}

export const newTry = (): Try => ({ aside: new Set(), isAlive: false })

/** More of them in one try, and it is the server that ails. */
const MOST_ASIDE = 3

/** Waits by itself, and goes last from now on. @returns the failure when nobody else is to be tried. */
async function setAside({ id, revision }: Contribution, now: Try): Promise<Failure> {
  now.aside.add(id)
  await moveContributions([id], ({ attempts }) => ({
    type: 'failed',
    revision,
    cause: 'server',
    nextTryAt: Date.now() + waitAfter(attempts, Math.random()),
    isAlone: true,
  }))
  return now.isAlive && now.aside.size < MOST_ASIDE ? undefined : { cause: 'server' }
}

/** One after the other, until the first that fails for all. */
async function deliverParts(batch: readonly Contribution[], middle: number, now: Try): Promise<Failure> {
  return (await deliver(batch.slice(0, middle), now)) ?? (await deliver(batch.slice(middle), now))
}

/**
 * Sends a batch; when the whole of it is rejected, its halves, down to the one that is wrong. A server that has answered nothing yet
 * is first tried with one alone: when that fails too, it is left in peace.
 */
export async function deliver(batch: readonly Contribution[], now: Try): Promise<Failure> {
  const [first] = batch
  if (!first) return undefined
  const reply = await postJson(CONTRIBUTIONS_URL, JSON.stringify({ contributions: batch }), first.language)
  if (reply.kind === 'answer') {
    now.isAlive = true
    return writeAnswer(batch, reply.json)
  }
  if (reply.kind === 'unknown') return { cause: 'server' }
  if (reply.kind === 'failed' && !reply.isForThis) return reply
  const isRejected = reply.kind === 'rejected'
  if (batch.length > 1) return deliverParts(batch, isRejected || now.isAlive ? Math.ceil(batch.length / 2) : 1, now)
  if (!isRejected) return setAside(first, now)
  await refuse(first, reply.status)
  return undefined
}

const sizeOf = (contribution: Contribution) => new TextEncoder().encode(JSON.stringify(contribution)).length + 1

/** A quarter of what one request may hold (MAX_REQUEST_BYTES): it still gets through a very slow network before the silence is taken for a failure. */
const BATCH_BYTES = 64 * 1024

/** Batches that one request may hold, in order. */
export function batchesOf(contributions: readonly Contribution[]): Contribution[][] {
  const batches: Contribution[][] = []
  let room = 0
  for (const contribution of contributions) {
    const size = sizeOf(contribution)
    const last = batches.at(-1)
    if (last && last.length < MAX_CONTRIBUTIONS && size <= room) {
      last.push(contribution)
      room -= size
    } else {
      batches.push([contribution])
      room = BATCH_BYTES - size
    }
  }
  return batches
}
