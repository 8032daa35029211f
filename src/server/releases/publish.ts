/**
 * Publishing: the working copy becomes the next release. Everything is read at one moment, written out in memory, and put in force by one
 * transaction that moves the version; whoever was quicker wins, and the other begins anew.
 */
import { canonicalJson } from '../../contract/canonical-json.ts'
import { COLLECTIONS, deltaOfRows, type Release, releaseOf } from '../../domain/guide.ts'
import type { Database } from '../db/database.ts'
import type { ReleaseFileTable } from '../db/tables.ts'
import { compressFile } from './compress-file.ts'
import { type Asked, Overtaken, putInForce, type Step } from './put-in-force.ts'
import { deltaFile, fullFile, versionsWorthADelta } from './release-files.ts'
import { idsByCollection, readTouchedSince } from './release-rows.ts'
import { type ReleaseState, type RowRef, readReleaseState, writeMeta } from './release-state.ts'

export type Published = { version: number; isNew: boolean }

const TRIES = 5

/** One after another, so that only compressed bytes are held. */
async function makeDeltas(
  db: Database,
  state: ReleaseState,
  next: Release,
  step: Step,
  resultSha256: string,
  now: Date,
): Promise<ReleaseFileTable[]> {
  const worth = versionsWorthADelta(state.past, now)
  if (!worth.length) return []
  const touched = await readTouchedSince(db, Math.min(...worth))
  const files: ReleaseFileTable[] = []
  for (const from of worth) {
    const changed = idsByCollection([...touched.filter(({ at }) => at > from), ...step.touched])
    files.push(await compressFile(deltaFile(from, next, deltaOfRows(next, changed), resultSha256), next.version, now))
  }
  return files
}

/** Rows of the release in force lie in the database as canonical JSON: they are compared as texts, and none is read into memory twice. */
function stepOf(state: ReleaseState, next: Release): Step {
  const touched: RowRef[] = [...state.erased]
  for (const collection of COLLECTIONS) {
    const before = state.current.get(collection)
    const rows: { id: string }[] = next[collection]
    const kept = new Set(rows.map(({ id }) => id))
    for (const row of rows) if (before?.get(row.id) !== canonicalJson(row)) touched.push({ collection, id: row.id })
    for (const id of before?.keys() ?? []) if (!kept.has(id)) touched.push({ collection, id })
  }
  return { ...deltaOfRows(next, idsByCollection(touched)), touched }
}

async function publishOnce(db: Database, asked: Asked): Promise<Published> {
  const state = await readReleaseState(db)
  const next = releaseOf(state.guide, { lineage: state.lineage, version: state.version + 1, releasedAt: asked.now.toISOString() })
  const step = stepOf(state, next)
  if (!step.touched.length && state.hasFile) {
    await writeMeta(db, 'released-change', String(state.made))
    return { version: state.version, isNew: false }
  }
  // Compared and done with: a whole guide less to hold while files are made.
  state.current.clear()
  const full = await compressFile(fullFile(next), next.version, asked.now)
  const files = [full, ...(await makeDeltas(db, state, next, step, full.sha256, asked.now))]
  await putInForce(db, state, next, step, files, asked)
  return { version: next.version, isNew: true }
}

/** Publishes the working copy; when readers would see no difference, nothing happens. */
export async function publish(db: Database, asked: Asked): Promise<Published> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await publishOnce(db, asked)
    } catch (error) {
      if (!(error instanceof Overtaken) || left === 1) throw error
    }
  }
}
