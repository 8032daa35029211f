/** An invented town over the real territory, as vector tiles in the layers that the map draws: streets in squares, a river, a park. */
import { gzipSync } from 'node:zlib'
import GeoJSONVT from 'geojson-vt'
import vtpbf from 'vt-pbf'
import { tilesOver } from '../scripts/basemap/tiles.ts'
import { archiveOf, type Tile } from '../scripts/basemap/write-archive.ts'
import type { Bounds } from '../src/domain/place.ts'

type Feature = { type: 'Feature'; properties: Record<string, string>; geometry: { type: string; coordinates: unknown } }

const line = (properties: Record<string, string>, coordinates: number[][]): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
})
const area = (properties: Record<string, string>, ring: number[][]): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** Streets are never quite straight. */
function bent(from: number[], to: number[], bends: number, random: () => number): number[][] {
  const [[lon = 0, lat = 0], [endLon = 0, endLat = 0]] = [from, to]
  return Array.from({ length: bends + 1 }, (_, at) => {
    const share = at / bends
    return [lon + (endLon - lon) * share + (random() - 0.5) * 3e-4, lat + (endLat - lat) * share + (random() - 0.5) * 3e-4]
  })
}

/** @param step between streets, in degrees. */
function town({ west, south, east, north }: Bounds, step: number): Record<string, Feature[]> {
  let seed = 1
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  const bends = Math.ceil((north - south) / step)
  const roads: Feature[] = []
  const add = (name: string, at: number, from: number[], to: number[]) =>
    roads.push(line({ kind: at % 5 === 0 ? 'major_road' : 'minor_road', name: `${name} ${at}` }, bent(from, to, bends, random)))
  for (let [at, lon] = [0, west]; lon <= east; at += 1, lon += step) add('rue du Levant', at, [lon, south], [lon + step / 2, north])
  for (let [at, lat] = [0, south]; lat <= north; at += 1, lat += step) add('avenue du Midi', at, [west, lat], [east, lat + step / 3])
  const [middle, centre] = [(west + east) / 2, (south + north) / 2]
  return {
    earth: [area({ kind: 'earth' }, box(west, south, east, north))],
    landuse: [area({ kind: 'park' }, box(middle, centre, middle + 0.02, centre + 0.012))],
    water: [area({ kind: 'river' }, box(middle - 0.03, south, middle - 0.024, north))],
    roads,
  }
}

/** @param maxZoom of the tiles; the town itself is the same. */
export function streetArchive(bounds: Bounds, maxZoom = 14, step = 0.004): Uint8Array {
  const layers = Object.entries(town(bounds, step)).map(
    ([name, features]) => [name, new GeoJSONVT({ type: 'FeatureCollection', features } as never, { maxZoom, buffer: 64, extent: 4096 })] as const,
  )
  const tiles: Tile[] = []
  for (let z = 8; z <= maxZoom; z += 1)
    for (const at of tilesOver(bounds, z)) {
      const found = layers.flatMap(([name, index]) => {
        const tile = index.getTile(at.z, at.x, at.y)
        return tile ? [[name, tile] as const] : []
      })
      if (found.length) tiles.push({ ...at, bytes: gzipSync(vtpbf.fromGeojsonVt(Object.fromEntries(found) as never, { version: 2 })) })
    }
  return archiveOf(tiles, bounds, { attribution: 'invented' })
}
