/** Puts contributions on disk, many in one transaction: the same answer for a replay, whatever the order in which copies arrive. */
import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { canonicalJson } from '../../contract/canonical-json.ts'
import { type Contribution, contentOf, type Intake, intakeOf } from '../../domain/contribution.ts'
import { fold } from '../../domain/text.ts'
import type { Database, Engine } from '../db/database.ts'
import type { ContributionTable, Tables } from '../db/tables.ts'
import { findDoors } from './proposed-doors.ts'
import { spamScore } from './spam-score.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export const contentHash = (contribution: Contribution) => sha256(canonicalJson(contentOf(contribution)))

/** All that was written, for the signs of advertising. */
function writtenIn({ kind, body }: Contribution): string {
  if (kind === 'suggestion') return [body.name, body.summary, body.comment].filter(Boolean).join('\n')
  return body.text ?? ''
}

function aboutOf({ kind, body }: Contribution): string | null {
  if (kind === 'comment') return body.initiativeId
  return kind === 'report' && body.target.kind === 'initiative' ? body.target.id : null
}

/** Short texts repeat by nature (« merci ! »): only longer ones are told apart by their hash. */
const REPEAT_FROM = 40

function rowOf(contribution: Contribution, now: string): ContributionTable {
  const { id, kind, revision, receiptHash, createdAt, language, role = null, body } = contribution
  const text = fold(writtenIn(contribution))
  return {
    id,
    kind,
    revision,
    content_hash: contentHash(contribution),
    receipt_hash: receiptHash,
    state: 'received',
    created_at: createdAt,
    received_at: now,
    language,
    role,
    body: JSON.stringify(body),
    initiative_id: aboutOf(contribution),
    spam: 0,
    text_hash: text.length >= REPEAT_FROM ? sha256(text) : null,
    reason_code: null,
    reason_note: null,
    decided_at: null,
    decided_by: null,
  }
}

type Trx = Transaction<Tables>

/** Scores come from the text and from how often it was sent before, this batch included. */
async function scoreRows(trx: Trx, rows: ContributionTable[], texts: ReadonlyMap<string, string>) {
  const hashes = [...new Set(rows.flatMap(({ text_hash }) => text_hash ?? []))]
  const seen = hashes.length
    ? await trx
        .selectFrom('contribution')
        .select(['text_hash', sql<number>`count(*)`.as('count')])
        .where('text_hash', 'in', hashes)
        .groupBy('text_hash')
        .execute()
    : []
  const counts = new Map(seen.map(({ text_hash, count }) => [text_hash, Number(count)]))
  const counted = await readCounted(trx, rows, hashes)
  for (const row of rows) {
    const own = counted.has(mark(row)) ? 1 : 0
    const repeats = (counts.get(row.text_hash) ?? 0) - own
    row.spam = spamScore(texts.get(row.id) ?? '', row.text_hash ? repeats : 0)
    if (row.text_hash) counts.set(row.text_hash, repeats + 1)
    counted.add(mark(row))
  }
}

const mark = ({ id, text_hash }: Pick<ContributionTable, 'id' | 'text_hash'>) => `${id} ${text_hash}`

/** Which of these texts the same contributions hold already: a correction does not repeat itself. */
async function readCounted(trx: Trx, rows: ContributionTable[], hashes: string[]): Promise<Set<string>> {
  if (!hashes.length) return new Set()
  const ids = [...new Set(rows.map(({ id }) => id))]
  const own = trx.selectFrom('contribution').select(['id', 'text_hash']).where('id', 'in', ids).where('text_hash', 'in', hashes)
  return new Set((await own.execute()).map(mark))
}

/** An outcome, or the field that cannot be kept: it would lead to a shelter's door. */
export type Received = Intake | { doorField: string }

/** One that may be known already: judged against what is on disk, locked until the end of the transaction. */
async function receiveKnown(trx: Trx, engine: Engine, row: ContributionTable, doorField: string | undefined): Promise<Received> {
  const select = trx.selectFrom('contribution').select(['revision', 'content_hash', 'receipt_hash', 'state', 'received_at']).where('id', '=', row.id)
  const held = await (engine === 'postgres' ? select.forUpdate() : select).executeTakeFirst()
  const known = held && { revision: held.revision, contentHash: held.content_hash, receiptHash: held.receipt_hash, state: held.state }
  const outcome = intakeOf(known, { revision: row.revision, contentHash: row.content_hash, receiptHash: row.receipt_hash })
  if (doorField && (outcome === 'insert' || outcome === 'replace')) return { doorField }
  if (outcome === 'insert') await trx.insertInto('contribution').values(row).execute()
  // A correction keeps its place in the queue.
  if (outcome === 'replace') {
    const { id, received_at, ...next } = row
    await trx.updateTable('contribution').set(next).where('id', '=', id).execute()
  }
  return outcome
}

const ROWS_AT_ONCE = 200

/** @returns one outcome for each contribution, in order; when this resolves, they are on disk. */
export function receive(db: Database, engine: Engine, contributions: readonly Contribution[], now: Date): Promise<Received[]> {
  const rows = contributions.map((contribution) => rowOf(contribution, now.toISOString()))
  const texts = new Map(contributions.map((contribution) => [contribution.id, writtenIn(contribution)]))
  return db.transaction().execute(async (trx) => {
    const doors = await findDoors(trx, contributions, rows)
    await scoreRows(trx, rows, texts)
    // The first copy of each id, in the order of ids: two servers that receive the same ones never wait for each other in a ring.
    const firsts = [
      ...new Map(
        [...rows]
          .reverse()
          .filter((row) => !doors.has(row))
          .map((row) => [row.id, row]),
      ).values(),
    ].sort((a, b) => (a.id < b.id ? -1 : 1))
    const inserted = new Set<ContributionTable>()
    for (let at = 0; at < firsts.length; at += ROWS_AT_ONCE) {
      const part = firsts.slice(at, at + ROWS_AT_ONCE)
      const insert = trx.insertInto('contribution').values(part)
      const added = await insert
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute()
      const ids = new Set(added.map(({ id }) => id))
      for (const row of part) if (ids.has(row.id)) inserted.add(row)
    }
    const outcomes: Received[] = []
    for (const row of rows) outcomes.push(inserted.has(row) ? 'insert' : await receiveKnown(trx, engine, row, doors.get(row)))
    return outcomes
  })
}
