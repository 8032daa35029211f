/** The guide as it stands in the working copy: what the next release will say. */
import { sql } from 'kysely'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Comment, Guide } from '../../domain/guide.ts'
import type { Opinions } from '../../domain/initiative.ts'
import type { Territory } from '../../domain/taxonomy.ts'
import type { Database } from '../db/database.ts'
import { guideOfPack } from '../pack/guide-of-pack.ts'

/** Opinions carried by a release for each initiative; the others are counted. */
const LATEST = 5
/** An average over fewer ratings would say little, and point at people. */
const RATINGS_FOR_AVERAGE = 5

async function readLists(db: Database) {
  const rows = await db.selectFrom('list').select(['name', 'rows']).execute()
  const lists = Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.rows) as unknown[]]))
  return lists as unknown as Omit<Guide, 'initiatives' | 'comments'>
}

async function readLatestComments(db: Database): Promise<Comment[]> {
  const ranked = db
    .selectFrom('comment')
    .selectAll()
    .select(sql<number>`row_number() over (partition by initiative_id order by accepted_at desc, id)`.as('rank'))
    .where('hidden', '=', 0)
  const rows = await db.selectFrom(ranked.as('ranked')).selectAll().where('rank', '<=', LATEST).execute()
  return rows.map(({ id, initiative_id, rating, helped, text, role, month }) => ({
    id,
    initiativeId: initiative_id,
    month,
    ...(rating === null ? {} : { rating }),
    ...(helped === null ? {} : { helped: helped === 1 }),
    ...(text === null ? {} : { text }),
    ...(role === null ? {} : { role }),
  }))
}

async function readOpinions(db: Database): Promise<Map<string, Opinions>> {
  const rows = await db
    .selectFrom('comment')
    .select(['initiative_id', sql<number>`count(*)`.as('count'), sql<number>`sum(case when helped = 1 then 1 else 0 end)`.as('helped')])
    .select([sql<number>`count(rating)`.as('rated'), sql<number | null>`sum(rating)`.as('total')])
    .where('hidden', '=', 0)
    .groupBy('initiative_id')
    .execute()
  return new Map(
    rows.map(({ initiative_id, count, helped, rated, total }) => {
      const ratedCount = Number(rated)
      const opinions: Opinions = { count: Number(count), helpedCount: Number(helped), ratedCount }
      if (ratedCount >= RATINGS_FOR_AVERAGE) opinions.average = Math.round((Number(total) / ratedCount) * 10) / 10
      return [initiative_id, opinions]
    }),
  )
}

/** Reads everything as of one moment: call it inside a transaction that sees one state of the database. */
export async function readWorkingGuide(db: Database): Promise<Guide> {
  const lists = await readLists(db)
  const rows = await db.selectFrom('initiative').select('body').where('hidden', '=', 0).execute()
  const territory = lists.territory[0] as Territory
  const guide = guideOfPack({ ...lists, territory, initiatives: rows.map(({ body }) => JSON.parse(body) as PackInitiative) })
  const opinions = await readOpinions(db)
  const shown = new Set(guide.initiatives.map(({ id }) => id))
  const initiatives = guide.initiatives.map((initiative) => {
    const said = opinions.get(initiative.id)
    return said ? { ...initiative, opinions: said } : initiative
  })
  return { ...guide, initiatives, comments: (await readLatestComments(db)).filter(({ initiativeId }) => shown.has(initiativeId)) }
}
