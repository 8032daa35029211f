/** Web Mercator (EPSG:3857), as Leaflet and vector tiles have it. */
import type { Point } from '../../../domain/place.ts'

export type Pixel = { x: number; y: number }

/** Pixels of the world at a zoom, from its north-west corner. */
export function pixelOf({ lat, lon }: Point, zoom: number): Pixel {
  const size = 256 * 2 ** zoom
  const sine = Math.sin((lat * Math.PI) / 180)
  return { x: ((lon + 180) / 360) * size, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size }
}
