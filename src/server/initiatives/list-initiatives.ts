/** The staff's list of entries: by name, or those to verify, the longest unverified first. */
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { InitiativesResponse } from '../../contract/staff.ts'
import { fold } from '../../domain/text.ts'
import type { Database } from '../db/database.ts'
import type { InitiativeTable } from '../db/tables.ts'
import { cursorOf, positionOf } from '../staff/cursor.ts'

type Light = Pick<InitiativeTable, 'id' | 'slug' | 'name' | 'status' | 'verified_at' | 'hidden'>
export type Asked = {
  filter?: 'to-verify' | 'open' | 'closed' | 'hidden' | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
  now: Date
}

/** After so many years a verification no longer counts. */
const VERIFIED_YEARS = 2

const isOpen = ({ hidden, status }: Light) => !hidden && status !== 'closed'
const FILTERS: Record<NonNullable<Asked['filter']>, (row: Light) => boolean> = {
  'to-verify': isOpen,
  open: isOpen,
  closed: ({ hidden, status }) => !hidden && status === 'closed',
  hidden: ({ hidden }) => hidden === 1,
}

function hasWords(row: Light, words: string[]): boolean {
  const said = `${fold(row.name)} ${row.id}`
  return words.every((word) => said.includes(word))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

async function asRows(db: Database, page: Light[]): Promise<InitiativesResponse['rows']> {
  if (!page.length) return []
  const ids = page.map(({ id }) => id)
  const bodies = await db.selectFrom('initiative').select(['id', 'body']).where('id', 'in', ids).execute()
  const byId = new Map(bodies.map(({ id, body }) => [id, JSON.parse(body) as PackInitiative]))
  return page.map(({ id, slug, name, status, verified_at, hidden }) => {
    const { place, phone } = byId.get(id) ?? {}
    const commune = place?.commune ?? place?.town
    return {
      ...{ id, slug, name, status: status as PackInitiative['status'], hidden: hidden === 1 },
      ...(verified_at ? { verifiedAt: verified_at } : {}),
      ...(commune ? { commune } : {}),
      ...(phone ? { phone } : {}),
    }
  })
}

export async function listInitiatives(db: Database, { filter, q, cursor, limit, now }: Asked): Promise<InitiativesResponse> {
  const all: Light[] = await db.selectFrom('initiative').select(['id', 'slug', 'name', 'status', 'verified_at', 'hidden']).execute()
  const words = fold(q ?? '')
    .split(' ')
    .filter(Boolean)
  const keyOf = (row: Light) => (filter === 'to-verify' ? row.verified_at : fold(row.name))
  const wanted = all
    .filter((row) => (!filter || FILTERS[filter](row)) && hasWords(row, words))
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.row.id, b.row.id))
  const [key, id] = positionOf(cursor, 2) ?? []
  const from = key === undefined ? 0 : wanted.findIndex((one) => compare(one.key, key) > 0 || (one.key === key && compare(one.row.id, id ?? '') > 0))
  const page = from < 0 ? [] : wanted.slice(from, from + limit)
  const last = page.at(-1)
  const hasMore = last !== undefined && wanted.at(-1) !== last
  const old = new Date(now)
  old.setFullYear(now.getFullYear() - VERIFIED_YEARS)
  const oldDay = old.toISOString().slice(0, 10)
  return {
    rows: await asRows(
      db,
      page.map(({ row }) => row),
    ),
    ...(hasMore ? { next: cursorOf([last.key, last.row.id]) } : {}),
    counts: { total: all.filter(({ hidden }) => !hidden).length, toVerify: all.filter((row) => isOpen(row) && row.verified_at < oldDay).length },
  }
}
