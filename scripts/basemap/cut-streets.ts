/** Cuts an archive of streets to a territory. */
import { gzipSync } from 'node:zlib'
import { type Header, PMTiles, TileType } from 'pmtiles'
import { MAX_STREETS_BYTES } from '../../src/contract/basemap.ts'
import type { Bounds } from '../../src/domain/place.ts'
import type { Archive } from './archive-source.ts'
import { Refused } from './refused.ts'
import { type TileAt, tilesOver } from './tiles.ts'
import { archiveOf, type Tile } from './write-archive.ts'

const NEAREST_ZOOM = 15
/** Tiles asked for at once: kind to the server that gives them. */
const AT_ONCE = 6

async function headerOf(archive: PMTiles, { name, bytes }: Archive, { west, south, east, north }: Bounds): Promise<Header> {
  const header = await archive.getHeader().catch((error: unknown) => {
    throw error instanceof Refused ? error : new Refused(`${name} is no PMTiles archive, or a broken one`)
  })
  const end = Math.max(header.rootDirectoryOffset + header.rootDirectoryLength, header.tileDataOffset + (header.tileDataLength ?? 0))
  const size = bytes()
  if (size !== undefined && end > size) throw new Refused(`${name} is cut off: it has ${size} bytes of ${end}`)
  if (header.tileType !== TileType.Mvt) throw new Refused(`${name} holds no vector tiles (MVT), which is what the map draws`)
  const isElsewhere = header.maxLon < west || header.minLon > east || header.maxLat < south || header.minLat > north
  if (isElsewhere) throw new Refused(`${name} does not cover the territory`)
  return header
}

async function readTile(archive: PMTiles, name: string, { z, x, y }: TileAt): Promise<Tile | undefined> {
  const found = await archive.getZxy(z, x, y).catch((error: unknown) => {
    throw error instanceof Refused ? error : new Refused(`${name} is broken: the tile ${z}/${x}/${y} cannot be read`)
  })
  return found && { z, x, y, bytes: gzipSync(new Uint8Array(found.data), { level: 9 }) }
}

/** @param say told of what was left out. @throws Refused when it is no archive that the map can draw. */
export async function cutStreets(from: Archive, bounds: Bounds, say: (line: string) => void): Promise<Uint8Array> {
  const archive = new PMTiles(from.source)
  const { minZoom, maxZoom } = await headerOf(archive, from, bounds)
  const tiles: Tile[] = []
  for (let z = minZoom; z <= Math.min(maxZoom, NEAREST_ZOOM); z += 1) {
    const wanted = tilesOver(bounds, z)
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const read = await Promise.all(wanted.slice(at, at + AT_ONCE).map((tile) => readTile(archive, from.name, tile)))
      tiles.push(...read.filter((tile) => tile !== undefined))
    }
  }
  const metadata = await archive.getMetadata().catch(() => ({}))
  for (let nearest = Math.max(0, ...tiles.map(({ z }) => z)); ; nearest -= 1) {
    const kept = tiles.filter(({ z }) => z <= nearest)
    if (!kept.length) throw new Refused(`${from.name} has no tile of the territory that is light enough`)
    const cut = archiveOf(kept, bounds, metadata)
    if (cut.length <= MAX_STREETS_BYTES) return cut
    say(`Zoom ${nearest} is left out: with it the streets would weigh ${Math.round(cut.length / 1e6)} MB`)
  }
}
