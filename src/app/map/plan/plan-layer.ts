/** The plan as a Leaflet layer of canvases, drawn from what the phone holds: lines, and words that make room for the marks. */
import { type Coords, GridLayer, type GridLayerOptions, type Map as LeafletMap, type TileEvent } from 'leaflet'
import type { Outlines } from '../../../contract/basemap.ts'
import { type Drawing, drawingOf, drawLines, drawWords, fontOf } from './draw.ts'
import { type Box, type Label, type Measure, type Named, placeLabels } from './labels.ts'
import { onThemeChange, type Palette, paletteOf } from './palette.ts'

const TILE = 512

/** Letters are measured at this size, in pixels, and scaled: each further size of a font costs an old phone milliseconds. */
const MEASURED_AT = 32

function measuring({ font }: Palette): Measure {
  const context = document.createElement('canvas').getContext('2d')
  const known = new Map<string, number>()
  return (text, kind, size) => {
    if (!context) return text.length * size * 0.6
    const key = `${kind} ${text}`
    let share = known.get(key)
    if (share === undefined) {
      context.font = fontOf(kind, MEASURED_AT, font)
      share = context.measureText(text).width / MEASURED_AT
      known.set(key, share)
    }
    return share * size
  }
}

type DrawTile = (context: CanvasRenderingContext2D, box: Box, zoom: number) => void

/** `draw`: once more, on the canvases that are there; Leaflet's `redraw` would make each anew, ten milliseconds on an old phone. */
function canvasLayer(drawTile: DrawTile): { layer: GridLayer; draw: () => void } {
  const shown = new Map<HTMLElement, () => void>()
  const Layer = GridLayer.extend({
    createTile({ x, y, z }: Coords) {
      const tile = document.createElement('canvas')
      const sharpness = Math.min(2, devicePixelRatio || 1)
      tile.width = tile.height = TILE * sharpness
      const context = tile.getContext('2d')
      const draw = () => {
        context?.setTransform(sharpness, 0, 0, sharpness, 0, 0)
        context?.clearRect(0, 0, TILE, TILE)
        if (context) drawTile(context, { left: x * TILE, top: y * TILE, right: (x + 1) * TILE, bottom: (y + 1) * TILE }, z)
      }
      draw()
      shown.set(tile, draw)
      return tile
    },
  }) as unknown as new (
    options: GridLayerOptions,
  ) => GridLayer
  const layer = new Layer({ tileSize: TILE, updateWhenZooming: false, keepBuffer: 1, zIndex: 2 })
  layer.on('tileunload', ({ tile }: TileEvent) => shown.delete(tile))
  const draw = () => {
    for (const one of shown.values()) one()
  }
  return { layer, draw }
}

/** A value made once for each zoom, until it is forgotten. */
function perZoom<T>(make: (zoom: number) => T) {
  const made = new Map<number, T>()
  return {
    at: (zoom: number) => {
      const known = made.get(zoom)
      if (known !== undefined) return known
      const value = make(zoom)
      made.set(zoom, value)
      return value
    },
    forget: () => made.clear(),
  }
}

export type PlanLayers = {
  /** Words make room for marks. @param boxes where marks stand at a zoom, in pixels of the world. */
  makeRoom: (boxes: (zoom: number) => Box[]) => void
  showOutlines: (outlines: Outlines | undefined) => void
  /** @param make the layer of streets, in the colours of the moment; nothing takes them away. */
  showStreets: (make: StreetMaker | undefined) => void
  remove: () => void
}
/** @param boxesAt what the words of the plan take, in pixels of the world at a zoom. */
export type StreetMaker = (palette: Palette, boxesAt: (zoom: number) => readonly Box[]) => Promise<GridLayer>

/** Streets are made anew when colours or words change; the last asked for is the one that stays. */
function streetsOn(map: LeafletMap) {
  let make: StreetMaker | undefined
  let layer: GridLayer | undefined
  let asked = 0
  const draw = async (palette: Palette, boxesAt: (zoom: number) => readonly Box[]) => {
    asked += 1
    const mine = asked
    const next = await make?.(palette, boxesAt).catch(() => undefined)
    if (mine !== asked) return
    layer?.remove()
    layer = next?.addTo(map)
  }
  return {
    draw,
    use: (next: StreetMaker | undefined) => {
      make = next
    },
    areShown: () => make !== undefined,
    remove: () => {
      asked += 1
    },
  }
}

/** @param room as `makeRoom` takes it. */
export function addPlan(map: LeafletMap, named: Named, room: (zoom: number) => Box[]): PlanLayers {
  const element = map.getContainer()
  let palette = paletteOf(element)
  let outlines: Outlines | undefined
  let boxesAt = room
  const streets = streetsOn(map)
  const drawings = perZoom<Drawing>((zoom) => drawingOf(named.plan, outlines, zoom))
  const labels = perZoom<Label[]>((zoom) => placeLabels(named, zoom, boxesAt(zoom), palette.scale, measuring(palette)))
  const { layer, draw } = canvasLayer((context, box, zoom) => {
    drawLines(context, drawings.at(zoom), box, palette, streets.areShown())
    drawWords(context, labels.at(zoom), box, palette)
  })
  layer.addTo(map)
  const redraw = () => {
    palette = paletteOf(element)
    labels.forget()
    draw()
    void streets.draw(palette, labels.at)
  }
  const stopListening = onThemeChange(redraw)
  // Words measured before the letters arrived would stand in the wrong places.
  if (document.fonts.status === 'loading') void document.fonts.ready.then(redraw)
  return {
    makeRoom(boxes) {
      boxesAt = boxes
      redraw()
    },
    showOutlines(next) {
      if (next === outlines) return
      outlines = next
      drawings.forget()
      draw()
    },
    showStreets(make) {
      if (!make && !streets.areShown()) return
      streets.use(make)
      redraw()
    },
    remove() {
      stopListening()
      streets.remove()
    },
  }
}
