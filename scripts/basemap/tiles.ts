/** Which tiles cover a territory (Web Mercator, as OpenStreetMap numbers them). */
import type { Bounds } from '../../src/domain/place.ts'

export type TileAt = { z: number; x: number; y: number }

export function tileAt(lon: number, lat: number, z: number): TileAt {
  const size = 2 ** z
  const sine = Math.sin((lat * Math.PI) / 180)
  return { z, x: Math.floor(((lon + 180) / 360) * size), y: Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size) }
}

/** All tiles of a zoom that touch the box. */
export function tilesOver({ west, south, east, north }: Bounds, z: number): TileAt[] {
  const [first, last] = [tileAt(west, north, z), tileAt(east, south, z)]
  const tiles: TileAt[] = []
  for (let x = first.x; x <= last.x; x += 1) for (let y = first.y; y <= last.y; y += 1) tiles.push({ z, x, y })
  return tiles
}
