/** A guide of the size that the project aims at: invented initiatives shaped like the pack's own, and invented opinions about them. Same seed, same guide. */
import { createHash } from 'node:crypto'
import type { Pack } from '../../src/contract/pack.ts'
import type { PackInitiative } from '../../src/contract/pack-initiative.ts'
import type { Database } from '../../src/server/db/database.ts'
import type { CommentTable } from '../../src/server/db/tables.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'
import { markChanged } from '../../src/server/releases/changes.ts'
import { frenchWriter, type Writer } from './french-text.ts'

export function realPack(): Pack {
  const { pack } = readPack(process.env['DATA_DIR'] || 'data')
  if (!pack) throw new Error('the data pack has faults: npm run data:check')
  return pack
}

export const writerLike = (pack: Pack, seed: number): Writer =>
  frenchWriter(
    pack.initiatives.map(({ summary }) => summary.fr),
    seed,
  )

function invented(like: PackInitiative, at: number, { write }: Writer): PackInitiative {
  const { network, formerSlugs, ...kept } = like
  const id = `i${String(at + 1).padStart(5, '0')}`
  const name = write(like.name.length, 150)
  // Summaries of 60 to 220 characters, as long as the one they are like.
  return { ...kept, id, slug: `initiative-${at + 1}`, name, summary: { fr: write(Math.max(60, like.summary.fr.length), 220) } }
}

/** The real pack's lists with `count` invented initiatives. */
export function generatedPack(count: number, seed = 1): Pack {
  const pack = realPack()
  const writer = writerLike(pack, seed)
  const initiatives = Array.from({ length: count }, (_, at) => invented(pack.initiatives[at % pack.initiatives.length] as PackInitiative, at, writer))
  return { ...pack, initiatives }
}

/** Lengths of opinions, in characters: many short, a few long; a fifth has no text. */
const LENGTHS = [0, 0, 25, 45, 70, 100, 140, 200, 320, 600]
const ROLES = ['resident', 'helped', 'professional', null, null] as const
const YEAR_MS = 365 * 86_400_000
/** When opinions were accepted: any time between the two. */
export type Between = { from: number; to: number }
export const LAST_TWO_YEARS: Between = { from: Date.UTC(2026, 10, 22) - 2 * YEAR_MS, to: Date.UTC(2026, 10, 22) }
export const SINCE: Between = { from: LAST_TWO_YEARS.to, to: LAST_TWO_YEARS.to + 60_000 }

function opinion(initiatives: readonly string[], { random, pick, write }: Writer, { from, to }: Between): CommentTable {
  const contribution_id = createHash('sha256').update(`${random()} ${random()}`).digest('hex')
  const length = pick(LENGTHS)
  const accepted_at = new Date(from + random() * (to - from)).toISOString()
  return {
    id: createHash('sha256').update(contribution_id).digest('hex').slice(0, 32),
    contribution_id,
    initiative_id: pick(initiatives),
    rating: random() < 0.8 || !length ? 1 + Math.floor(random() * 5) : null,
    helped: random() < 0.5 ? Number(random() < 0.8) : null,
    text: length ? write(length, 1000) : null,
    role: pick(ROLES),
    month: accepted_at.slice(0, 7),
    accepted_at,
    hidden: 0,
  }
}

const ROWS_AT_ONCE = 500

/** Accepts `count` invented opinions, spread evenly: the most that can be in a release, since it carries only the latest few of each initiative. */
export async function acceptOpinions(db: Database, count: number, seed: number, between: Between) {
  const writer = writerLike(realPack(), seed)
  const initiatives = (await db.selectFrom('initiative').select('id').orderBy('id').execute()).map(({ id }) => id)
  await db.transaction().execute(async (trx) => {
    for (let left = count; left > 0; left -= ROWS_AT_ONCE) {
      const rows = Array.from({ length: Math.min(left, ROWS_AT_ONCE) }, () => opinion(initiatives, writer, between))
      await trx.insertInto('comment').values(rows).execute()
    }
    await markChanged(trx)
  })
}
