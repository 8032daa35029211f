/** The map's detailed ground on this phone, in a database of its own: removing it frees its room and touches nothing else. */
import Dexie, { type Table } from 'dexie'
import type { Outlines, OutlinesManifest, StreetsManifest } from '../../contract/basemap.ts'

/** `held`: whole and verified. `coming`: begun, so that another day goes on where this one stopped. */
type Row = { name: 'outlines'; manifest: OutlinesManifest; outlines: Outlines } | { name: 'held' | 'coming'; manifest: StreetsManifest }
type Piece = { file: string; at: number; bytes: ArrayBuffer }

type GroundDatabase = Dexie & { rows: Table<Row, string>; pieces: Table<Piece, [string, number]> }

const database = new Dexie('ground') as GroundDatabase
database.version(1).stores({ rows: 'name', pieces: '[file+at]' })

const ofFile = (file: string) => database.pieces.where('[file+at]').between([file, Dexie.minKey], [file, Dexie.maxKey])

export async function readOutlines(): Promise<{ manifest: OutlinesManifest; outlines: Outlines } | undefined> {
  const row = await database.rows.get('outlines')
  return row?.name === 'outlines' ? row : undefined
}

export const keepOutlines = (manifest: OutlinesManifest, outlines: Outlines) => database.rows.put({ name: 'outlines', manifest, outlines })

export async function readStreets(name: 'held' | 'coming'): Promise<StreetsManifest | undefined> {
  const row = await database.rows.get(name)
  return row && row.name !== 'outlines' ? row.manifest : undefined
}

/** Which pieces of a file are here. */
export async function piecesOf(file: string): Promise<Set<number>> {
  const keys = (await ofFile(file).primaryKeys()) as [string, number][]
  return new Set(keys.map(([, at]) => at))
}

/** @returns undefined when the phone has let go of it. */
export const readPiece = async (file: string, at: number): Promise<ArrayBuffer | undefined> => (await database.pieces.get([file, at]))?.bytes

/** @throws as the database does when the phone is full (QuotaExceededError). */
export const keepPiece = (file: string, at: number, bytes: ArrayBuffer) => database.pieces.put({ file, at, bytes })

/** By their keys alone: reading the pieces would bring tens of megabytes into memory. */
const forgetOthers = async (files: readonly string[]) => {
  const keys = (await database.pieces.toCollection().primaryKeys()) as [string, number][]
  await database.pieces.bulkDelete(keys.filter(([file]) => !files.includes(file)))
}

/** A download begins: what was begun of another file goes. */
export const begin = (manifest: StreetsManifest) =>
  database.transaction('rw', database.rows, database.pieces, async () => {
    const held = await readStreets('held')
    await database.rows.put({ name: 'coming', manifest })
    await forgetOthers([manifest.file, ...(held ? [held.file] : [])])
  })

/** What was coming is whole: it takes the place of what was held. */
export const settle = (manifest: StreetsManifest) =>
  database.transaction('rw', database.rows, database.pieces, async () => {
    await database.rows.put({ name: 'held', manifest })
    await database.rows.delete('coming')
    await forgetOthers([manifest.file])
  })

/** Lets go of a download, and keeps what was whole before. */
export const giveUp = () =>
  database.transaction('rw', database.rows, database.pieces, async () => {
    const held = await readStreets('held')
    await database.rows.delete('coming')
    await forgetOthers(held ? [held.file] : [])
  })

/** Removes all streets. */
export const removeStreets = () =>
  database.transaction('rw', database.rows, database.pieces, async () => {
    await database.rows.bulkDelete(['held', 'coming'])
    await database.pieces.clear()
  })
