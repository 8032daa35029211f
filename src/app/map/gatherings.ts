/** Spots that would lie on one another, gathered (supercluster): what the map draws at a zoom. */
import Supercluster, { type ClusterProperties } from 'supercluster'
import type { Bounds, Point } from '../../domain/place.ts'
import type { Spot } from './spots.ts'

/** `zoom`: where it opens; undefined when its spots stay together however near one looks. */
export type Gathering = { kind: 'gathering'; id: string; point: Point; spots: Spot[]; count: number; zoom: number | undefined }
export type Mark = Gathering | { kind: 'spot'; id: string; point: Point; spot: Spot }

/** Pixels between the middles of two marks. */
export const REACH_PX = 52
export const ZOOMS = { least: 10, most: 18 } as const

type Counted = { at: number; count: number }

export type Gatherer = (bounds: Bounds, zoom: number) => Mark[]

const pointOf = ([lon = 0, lat = 0]: readonly number[]): Point => ({ lat, lon })

export function gathererOf(spots: readonly Spot[]): Gatherer {
  const index = new Supercluster<Counted, { count: number }>({
    radius: REACH_PX,
    extent: 256,
    minZoom: ZOOMS.least,
    maxZoom: ZOOMS.most - 1,
    minPoints: 2,
    map: ({ count }) => ({ count }),
    reduce: (sum, { count }) => {
      sum.count += count
    },
  })
  index.load(
    spots.map(({ point: { lat, lon }, initiatives }, at) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { at, count: initiatives.length },
    })),
  )
  return ({ west, south, east, north }, zoom) =>
    index.getClusters([west, south, east, north], zoom).map(({ geometry, properties }): Mark => {
      const point = pointOf(geometry.coordinates)
      if (!('cluster' in properties)) {
        const spot = spots[properties.at] as Spot
        return { kind: 'spot', id: spot.id, point: spot.point, spot }
      }
      const { cluster_id, count } = properties as ClusterProperties & { count: number }
      const inside = index.getLeaves(cluster_id, Number.POSITIVE_INFINITY).map((leaf) => spots[(leaf.properties as Counted).at] as Spot)
      const opens = index.getClusterExpansionZoom(cluster_id)
      return { kind: 'gathering', id: `${zoom} ${cluster_id}`, point, spots: inside, count, zoom: opens > ZOOMS.most ? undefined : opens }
    })
}
