/** What became of what was received: asked of the server with the receipts, and read in the guide itself, where a published opinion is its own receipt. */
import * as v from 'valibot'
import { parseStatusResponse } from '../../contract/contribution-answers.ts'
import { STATUS_URL } from '../../contract/contribution-limits.ts'
import type { Comment } from '../../domain/guide.ts'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { moveContributions, readOutbox } from '../store/outbox.ts'
import { outboxDatabase } from '../store/outbox-database.ts'
import { sha256Hex } from './fetch-file.ts'
import { postJson } from './outbox-post.ts'

const ASK_EVERY_MS = 10 * 60_000
/** Somebody who opens « Mes envois » wants to know now. */
const ASKED_FOR_EVERY_MS = 30_000
/** After this a decision no longer changes, and the server forgets what it refused. */
const FOLLOWED_MS = 90 * 86_400_000
/** Receipts of one request. */
const BATCH = 200

function isFollowed({ state, decidedAt }: OutboxRow, now: number): boolean {
  if (state === 'received') return true
  return (state === 'published' || state === 'declined') && now - Date.parse(decidedAt ?? '') < FOLLOWED_MS
}

/** True when enough time has gone by; a clock that was put back holds nothing up. */
async function takeTurn(everyMs: number): Promise<boolean> {
  return outboxDatabase.transaction('rw', outboxDatabase.marks, async () => {
    const now = Date.now()
    const at = (await outboxDatabase.marks.get('receipts'))?.at ?? 0
    if (at <= now && now - at < everyMs) return false
    await outboxDatabase.marks.put({ name: 'receipts', at: now })
    return true
  })
}

async function ask(rows: readonly OutboxRow[], language: string) {
  const receipts = rows.map(({ id, secret }) => ({ id, secret }))
  const reply = await postJson(STATUS_URL, JSON.stringify({ receipts }), language)
  if (reply.kind !== 'answer') return
  const told = new Map(parseStatusResponse(reply.json).results.map((result) => [result.id, result]))
  await moveContributions(
    rows.map(({ id }) => id),
    ({ id }) => {
      const result = told.get(id)
      return result && { type: 'told', state: result.state, reason: result.reason, at: result.at, initiativeId: result.initiativeId }
    },
  )
}

/**
 * Asks what became of what was sent, when its turn has come.
 * @returns true when something that the server had lost goes back on its way.
 */
export async function askReceipts(language: string, isWantedNow = false): Promise<boolean> {
  const rows = (await readOutbox()).filter((row) => isFollowed(row, Date.now()))
  if (!rows.length || navigator.onLine === false || !(await takeTurn(isWantedNow ? ASKED_FOR_EVERY_MS : ASK_EVERY_MS))) return false
  try {
    for (let at = 0; at < rows.length; at += BATCH) await ask(rows.slice(at, at + BATCH), language)
  } catch (error) {
    // Somebody else's answer (a portal): asked again at the next turn.
    if (!(error instanceof v.ValiError)) throw error
  }
  return (await readOutbox()).some(({ state }) => state === 'waiting')
}

/** Digits of the hash that a published opinion carries in place of its id. */
const PUBLIC_ID_LENGTH = 32

/** Reads in a guide just arrived which of the opinions sent from here are published. */
export async function readReceiptsInGuide(comments: readonly Comment[]): Promise<void> {
  const waiting = (await readOutbox()).filter(({ kind, state }) => kind === 'comment' && state === 'received')
  if (!waiting.length || !comments.length) return
  const published = new Map(comments.map((comment) => [comment.id, comment]))
  const found = new Map<string, Comment>()
  for (const { id } of waiting) {
    const hash = await sha256Hex(new TextEncoder().encode(id))
    const comment = hash && published.get(hash.slice(0, PUBLIC_ID_LENGTH))
    if (comment) found.set(id, comment)
  }
  await moveContributions([...found.keys()], ({ id }) => {
    const comment = found.get(id)
    return comment && { type: 'told', state: 'published', at: new Date().toISOString(), initiativeId: comment.initiativeId }
  })
}
