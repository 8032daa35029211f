/** Writes a small archive of vector tiles: PMTiles version 3 (github.com/protomaps/PMTiles, spec/v3), one directory, tiles in the order of their numbers. */
import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'
import type { Bounds } from '../../src/domain/place.ts'
import { Refused } from './refused.ts'
import type { TileAt } from './tiles.ts'

/** `bytes`: the tile, gzipped. */
export type Tile = TileAt & { bytes: Uint8Array }

const HEADER_BYTES = 127
/** The first read of any reader brings header and directory together. */
const FIRST_READ_BYTES = 16_384
const [GZIP, MVT] = [2, 1]

function varints(numbers: readonly number[]): number[] {
  return numbers.flatMap((number) => {
    const bytes: number[] = []
    let rest = number
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    return [...bytes, rest]
  })
}

type Entry = { id: number; offset: number; length: number }

/** Numbers as differences, runs of one, lengths, and 0 where a tile follows the one before. */
function directoryOf(entries: readonly Entry[]): Uint8Array {
  const differences = entries.map(({ id }, at) => id - (entries[at - 1]?.id ?? 0))
  const offsets = entries.map(({ offset }, at) => (at === 0 ? offset + 1 : 0))
  const directory = gzipSync(
    Uint8Array.from([
      ...varints([entries.length]),
      ...varints(differences),
      ...varints(entries.map(() => 1)),
      ...varints(entries.map(({ length }) => length)),
      ...varints(offsets),
    ]),
  )
  if (directory.length > FIRST_READ_BYTES - HEADER_BYTES)
    throw new Refused('there are too many tiles for one directory: narrow the bounds in territory.json')
  return directory
}

type Layout = { directory: number; metadata: number; data: number; tiles: number }

function headerOf({ directory, metadata, data, tiles }: Layout, zooms: readonly number[], { west, south, east, north }: Bounds): Uint8Array {
  const header = new DataView(new ArrayBuffer(HEADER_BYTES))
  for (const [at, letter] of [...'PMTiles'].entries()) header.setUint8(at, letter.charCodeAt(0))
  header.setUint8(7, 3)
  const metadataAt = HEADER_BYTES + directory
  const dataAt = metadataAt + metadata
  const longs = [HEADER_BYTES, directory, metadataAt, metadata, dataAt, 0, dataAt, data, tiles, tiles, tiles]
  for (const [at, value] of longs.entries()) header.setBigUint64(8 + at * 8, BigInt(value), true)
  // Clustered, then how directories and tiles are packed, then what the tiles are.
  for (const [at, value] of [1, GZIP, GZIP, MVT, Math.min(...zooms), Math.max(...zooms)].entries()) header.setUint8(96 + at, value)
  for (const [at, degrees] of [west, south, east, north].entries()) header.setInt32(102 + at * 4, Math.round(degrees * 1e7), true)
  header.setUint8(118, Math.min(...zooms))
  for (const [at, degrees] of [(west + east) / 2, (south + north) / 2].entries()) header.setInt32(119 + at * 4, Math.round(degrees * 1e7), true)
  return new Uint8Array(header.buffer)
}

/** @param metadata as the source had it: its layers and whose work it is. @throws Refused when there are too many tiles. */
export function archiveOf(tiles: readonly Tile[], bounds: Bounds, metadata: unknown): Uint8Array {
  const ordered = tiles.map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) })).sort((a, b) => a.id - b.id)
  let offset = 0
  const entries = ordered.map(({ id, bytes }): Entry => {
    const entry = { id, offset, length: bytes.length }
    offset += bytes.length
    return entry
  })
  const [directory, words] = [directoryOf(entries), gzipSync(JSON.stringify(metadata ?? {}))]
  const layout = { directory: directory.length, metadata: words.length, data: offset, tiles: entries.length }
  const zooms = tiles.map(({ z }) => z)
  return Buffer.concat([headerOf(layout, zooms, bounds), directory, words, ...ordered.map(({ bytes }) => bytes)])
}
