/** Streets below the plan, drawn from the phone's own archive by protomaps-leaflet's painter on canvases of ours. */
import { type Coords, GridLayer, type GridLayerOptions, type TileEvent } from 'leaflet'
import type { PMTiles } from 'pmtiles'
import { Labelers, PmtilesSource, paint, TileCache, View } from 'protomaps-leaflet'
import type { Box } from '../plan/labels.ts'
import type { Palette } from '../plan/palette.ts'
import { labelRules, paintRules } from './street-rules.ts'

const TILE = 512
/** Names may reach into the next tile. */
const REACH = 16
/** Tiles whose names are remembered. */
const NAMED_TILES = 64

type Tile = HTMLCanvasElement & { coords?: Coords }

/** @param boxesAt what the words of the plan take. @throws as the archive does. */
export async function streetLayer(archive: PMTiles, palette: Palette, boxesAt: (zoom: number) => readonly Box[]): Promise<GridLayer> {
  const { maxZoom } = await archive.getHeader()
  // Its tiles are drawn twice as large as they were cut: one of theirs for one of ours.
  const view = new View(new TileCache(new PmtilesSource(archive, true), TILE), maxZoom, 1)
  const rules = paintRules(palette)
  const scratch = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
  const tiles = new Set<Tile>()
  const labelers = new Labelers(scratch, labelRules(palette, boxesAt), NAMED_TILES, (changed) => {
    // Named by squares of 256 pixels, as column:row:zoom.
    for (const tile of tiles) if (tile.coords && [...changed].some((key) => isIn(key, tile.coords as Coords))) void draw(tile)
  })

  async function draw(tile: Tile) {
    const { x, y, z } = tile.coords as Coords
    const origin = { x: x * TILE, y: y * TILE }
    const prepared = await view.getBbox(z, { minX: origin.x, minY: origin.y, maxX: origin.x + TILE - 1, maxY: origin.y + TILE - 1 })
    const bySource = new Map([['', prepared]])
    labelers.add(z, bySource)
    const context = tile.getContext('2d')
    if (!context) return
    const sharpness = tile.width / TILE
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0)
    context.clearRect(0, 0, TILE, TILE)
    const box = { minX: origin.x - REACH, minY: origin.y - REACH, maxX: origin.x + TILE + REACH, maxY: origin.y + TILE + REACH }
    paint(context, z, bySource, labelers.getIndex(z) ?? null, rules, box, origin as Parameters<typeof paint>[6], false)
  }

  const Layer = GridLayer.extend({
    createTile(coords: Coords, done: (error?: Error, tile?: HTMLElement) => void) {
      const tile: Tile = document.createElement('canvas')
      tile.coords = coords
      tile.width = tile.height = TILE * Math.min(2, devicePixelRatio || 1)
      tiles.add(tile)
      // A tile that cannot be read leaves the plan in sight.
      draw(tile).then(
        () => done(undefined, tile),
        () => done(undefined, tile),
      )
      return tile
    },
  }) as unknown as new (
    options: GridLayerOptions,
  ) => GridLayer
  const layer = new Layer({ tileSize: TILE, updateWhenZooming: false, keepBuffer: 1, zIndex: 1 })
  layer.on('tileunload', (event) => tiles.delete((event as TileEvent).tile as unknown as Tile))
  return layer
}

function isIn(key: string, { x, y, z }: Coords): boolean {
  const [column = 0, row = 0, zoom = 0] = key.split(':').map(Number)
  return zoom === z && Math.floor(column / 2) === x && Math.floor(row / 2) === y
}
