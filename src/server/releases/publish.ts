/**
 * Publishing: the working copy becomes the next release. Everything is read at one moment, written out in memory, and put in force by one
 * transaction that moves the version; whoever was quicker wins, and the other begins anew.
 */
import { canonicalJson } from '../../contract/canonical-json.ts'
import { type Collection, deltaOfRows, diffReleases, type Release, releaseOf } from '../../domain/guide.ts'
import type { Database } from '../db/database.ts'
import type { ReleaseFileTable } from '../db/tables.ts'
import { compressFile } from './compress-file.ts'
import { type Asked, Overtaken, putInForce, type Step } from './put-in-force.ts'
import { deltaFile, fullFile, versionsWorthADelta } from './release-files.ts'
import { idsByCollection, readTouchedSince } from './release-rows.ts'
import { type ReleaseState, type RowRef, readReleaseState, writeMeta } from './release-state.ts'

export type Published = { version: number; isNew: boolean }

const TRIES = 5

async function makeDeltas(db: Database, state: ReleaseState, next: Release, step: Step, resultSha256: string, now: Date) {
  const worth = versionsWorthADelta(state.past, now)
  if (!worth.length) return []
  const touched = await readTouchedSince(db, Math.min(...worth))
  return worth.map((from) => {
    const changed = idsByCollection([...touched.filter(({ at }) => at > from), ...step.touched])
    return deltaFile(from, next, deltaOfRows(next, changed), resultSha256)
  })
}

const refs = (name: string, ids: string[]): RowRef[] => ids.map((id) => ({ collection: name as Collection, id }))

function stepOf(state: ReleaseState, next: Release): Step {
  const from = releaseOf(state.current, { lineage: next.lineage, version: state.version, releasedAt: next.releasedAt })
  const { upsert, remove } = diffReleases(from, next, canonicalJson)
  const came = Object.entries(upsert).flatMap(([name, rows]) =>
    refs(
      name,
      (rows as { id: string }[]).map(({ id }) => id),
    ),
  )
  const went = Object.entries(remove).flatMap(([name, ids]) => refs(name, ids))
  return { upsert, remove, touched: [...came, ...went, ...state.erased] }
}

async function publishOnce(db: Database, asked: Asked): Promise<Published> {
  const state = await readReleaseState(db)
  const next = releaseOf(state.guide, { lineage: state.lineage, version: state.version + 1, releasedAt: asked.now.toISOString() })
  const step = stepOf(state, next)
  if (!step.touched.length && state.hasFile) {
    await writeMeta(db, 'released-change', String(state.made))
    return { version: state.version, isNew: false }
  }
  const full = fullFile(next)
  const deltas = await makeDeltas(db, state, next, step, full.sha256, asked.now)
  const files: ReleaseFileTable[] = []
  for (const file of [full, ...deltas]) files.push(await compressFile(file, next.version, asked.now))
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
