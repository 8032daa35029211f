/** A contribution as the queue shows it: enough to decide the simple ones without opening them. */
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { QueueRow } from '../../contract/staff.ts'
import type { CommentBody, ReportBody, SuggestionBody } from '../../domain/contribution.ts'
import type { Database } from '../db/database.ts'
import type { ContributionTable } from '../db/tables.ts'

const EXCERPT_LENGTH = 160

/** Whole code points: half a letter would be no text. */
function excerptOf(text: string | undefined): { excerpt?: string } {
  const letters = [...(text?.trim() ?? '')]
  if (!letters.length) return {}
  return { excerpt: letters.length > EXCERPT_LENGTH ? `${letters.slice(0, EXCERPT_LENGTH).join('')}…` : letters.join('') }
}

type Told = Pick<QueueRow, 'excerpt' | 'rating' | 'helped' | 'reason'> & { name?: string }

function toldBy({ kind, body }: ContributionTable): Told {
  if (body === null) return {}
  const said: unknown = JSON.parse(body)
  if (kind === 'comment') {
    const { text, rating, helped } = said as CommentBody
    return { ...excerptOf(text), ...(rating === undefined ? {} : { rating }), ...(helped === undefined ? {} : { helped }) }
  }
  if (kind === 'report') {
    const { text, reason } = said as ReportBody
    return { ...excerptOf(text), reason }
  }
  if (kind === 'suggestion') {
    const { name, summary } = said as SuggestionBody
    return { ...excerptOf(summary), name }
  }
  const { name, summary } = said as PackInitiative
  return { ...excerptOf(summary.fr), name }
}

/** @param known name of the initiative it is about, in the guide. */
export function asQueueRow(row: ContributionTable, known: string | undefined): QueueRow {
  const { name, ...told } = toldBy(row)
  const { id, kind, state, revision, received_at, spam, role, language, initiative_id } = row
  return {
    ...{ id, kind, state, revision, receivedAt: received_at, spam },
    ...(role === null ? {} : { role }),
    ...(language === null ? {} : { language }),
    title: (kind === 'suggestion' ? (name ?? known) : (known ?? name)) ?? '',
    ...(initiative_id === null ? {} : { initiativeId: initiative_id }),
    ...told,
  }
}

/** The opinion that a report is about. */
export function reportedComment({ kind, body }: Pick<ContributionTable, 'kind' | 'body'>): string | undefined {
  if (kind !== 'report' || body === null) return undefined
  const { target } = JSON.parse(body) as ReportBody
  return target.kind === 'comment' ? target.id : undefined
}

/** For reports about an opinion: name of the initiative that the opinion is about, by id of the report. */
export async function targetNames(db: Database, rows: readonly ContributionTable[]): Promise<Map<string, string>> {
  const targets = rows.flatMap((row) => {
    const comment = reportedComment(row)
    return comment ? [{ report: row.id, comment }] : []
  })
  if (!targets.length) return new Map()
  const ids = targets.map(({ comment }) => comment)
  const found = await db
    .selectFrom('comment')
    .innerJoin('initiative', 'initiative.id', 'comment.initiative_id')
    .select(['comment.id', 'initiative.name'])
    .where('comment.id', 'in', ids)
    .execute()
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return new Map(targets.flatMap(({ report, comment }) => (names.has(comment) ? [[report, names.get(comment) ?? '']] : [])))
}
