/** Commune outlines for phones, out of GeoJSON (RFC 7946). */
import * as v from 'valibot'
import type { Outlines } from '../../src/contract/basemap.ts'
import type { Commune } from '../../src/domain/place.ts'
import { Refused } from './refused.ts'
import { type Position, simplified } from './simplify.ts'

const ring = v.array(v.pipe(v.array(v.number()), v.minLength(2)))
const geometry = v.variant('type', [
  v.object({ type: v.literal('Polygon'), coordinates: v.array(ring) }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(ring)) }),
])
const featureSchema = v.object({ properties: v.object({ code: v.string() }), geometry })
const collectionSchema = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()) })

/** Five decimals of a degree are a metre. */
const rounded = ([lon = 0, lat = 0]: readonly number[]): Position => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]

/**
 * @param geojson features with `properties.code` (INSEE code); others are left out.
 * @throws Refused when it is no such file, or a commune is missing.
 */
export function outlinesOf(geojson: unknown, communes: readonly Pick<Commune, 'id' | 'name'>[], name: string): Outlines {
  const collection = v.safeParse(collectionSchema, geojson)
  if (!collection.success) throw new Refused(`${name} is no GeoJSON collection of communes`)
  const found = new Map<string, Position[][]>()
  for (const feature of collection.output.features) {
    const parsed = v.safeParse(featureSchema, feature)
    if (!parsed.success) continue
    const { properties, geometry: shape } = parsed.output
    const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()
    found.set(
      properties.code,
      rings.map((points) => simplified(points.map(rounded))).filter((points) => points.length > 3),
    )
  }
  const missing = communes.filter(({ id }) => !found.get(id)?.length)
  if (missing.length) throw new Refused(`${name} lacks the outline of ${missing.map((commune) => `${commune.name} (${commune.id})`).join(', ')}`)
  return { communes: communes.map(({ id }) => ({ code: id, rings: found.get(id) ?? [] })) }
}
