/** Reads and writes the phone's copy of the guide. Whatever is written is written in one transaction: a reader never meets half an update. */

import type { Table } from 'dexie'
import { COLLECTIONS, type Collection, type Comment, type Guide, type Release, releaseOf } from '../../domain/guide.ts'
import type { Initiative } from '../../domain/initiative.ts'
import { database, type ListRow, type MetaRow, type Stamp } from './database.ts'

const TABLES = [database.initiatives, database.comments, database.lists, database.meta]
const LISTS = COLLECTIONS.filter((name) => name !== 'initiatives' && name !== 'comments')

export async function readStamp(): Promise<Stamp | undefined> {
  return (await database.meta.get('stamp'))?.value
}

type Rows = [initiatives: Initiative[], comments: Comment[], lists: ListRow[], meta: MetaRow[]]

declare global {
  /** Read by public/first-paint.js before the app was there; undefined on an empty phone, or where it failed. False: the app came first. */
  var earlyGuide: Promise<Rows | undefined> | false | undefined
}

function guideOf([initiatives, comments, lists, [meta]]: Rows): { guide: Guide; stamp: Stamp } | undefined {
  if (!meta) return undefined
  const rows = Object.fromEntries(lists.map((list) => [list.name, list.rows])) as Partial<Record<Collection, unknown[]>>
  for (const name of LISTS) rows[name] ??= []
  return { guide: { ...rows, initiatives, comments } as Guide, stamp: meta.value }
}

/** The whole guide with its stamp, read at one moment; undefined on an empty phone. */
export async function readGuide(): Promise<{ guide: Guide; stamp: Stamp } | undefined> {
  return guideOf((await database.transaction('r', TABLES, () => Promise.all(TABLES.map((table) => table.toArray())))) as Rows)
}

/** What was read before the app was there, once; read now where the app came first, since two readings would take an old phone twice as long. */
export async function takeEarlyGuide() {
  const early = globalThis.earlyGuide
  globalThis.earlyGuide = false
  if (!early) return readGuide().catch(() => undefined)
  const rows = await early
  return rows && guideOf(rows)
}

/** The release held, as its full file was: what a delta is applied to. */
export async function readRelease(): Promise<Release | undefined> {
  const held = await readGuide()
  return held && releaseOf(held.guide, { lineage: held.stamp.lineage, version: held.stamp.version, releasedAt: held.stamp.releasedAt })
}

/** Thrown when another tab has moved the guide meanwhile: nothing was written. */
export class GuideMoved extends Error {}

/** Rows written at once: a thousand would hold an old phone for a quarter of a second. */
const AT_ONCE = 100

async function addGently<Row>(table: Table<Row, string>, rows: Row[]) {
  for (let at = 0; at < rows.length; at += AT_ONCE) await table.bulkAdd(rows.slice(at, at + AT_ONCE))
}

/**
 * Replaces the guide by a release, in one transaction.
 * @param expected the version held when the work began (undefined: none): if it has moved, nothing is written.
 * @throws GuideMoved, or the database's own error (storage full): the guide held stays whole.
 */
export async function writeRelease(release: Release, expected: number | undefined): Promise<void> {
  await database.transaction('rw', TABLES, async () => {
    const stamp = await readStamp()
    if (stamp?.version !== expected) throw new GuideMoved()
    await Promise.all([database.initiatives.clear(), database.comments.clear()])
    await addGently(database.initiatives, release.initiatives)
    await addGently(database.comments, release.comments)
    await database.lists.bulkPut(LISTS.map((name) => ({ name, rows: release[name] })))
    const { format, lineage, version, releasedAt } = release
    await database.meta.put({ key: 'stamp', value: { format, lineage, version, releasedAt, updatedAt: new Date().toISOString() } })
  })
}

/** Erases the guide from the phone's database, all at once. The offline package of the app still holds the one it was built with. */
export async function eraseGuide(): Promise<void> {
  await database.transaction('rw', TABLES, () => Promise.all(TABLES.map((table) => table.clear())))
}
