/** Draws a part of the plan: lines and stops, and the words above them. */
import type { Outlines } from '../../../contract/basemap.ts'
import type { LineMode, Plan, Station } from '../../../domain/plan.ts'
import { type Box, type Label, type LabelKind, LINE_HEIGHT, STATIONS_FROM } from './labels.ts'
import { type Pixel, pixelOf } from './mercator.ts'
import type { Palette } from './palette.ts'

/** A line as it is drawn at a zoom, and the box that it lies in: traced once, drawn on each tile that it crosses. */
type Stroke = Box & { mode: LineMode; path: Path2D }
export type Drawing = { zoom: number; strokes: Stroke[]; stops: (Pixel & { isJunction: boolean })[]; communes: Path2D | undefined }

const STROKES: Record<LineMode, { colour: 'rail' | 'metro' | 'tram'; width: number }> = {
  rer: { colour: 'rail', width: 4.5 },
  train: { colour: 'rail', width: 3.5 },
  metro: { colour: 'metro', width: 2.75 },
  tram: { colour: 'tram', width: 2.25 },
}
const ORDER: LineMode[] = ['tram', 'metro', 'train', 'rer']
const STOPS_FROM = 12
const WEIGHTS: Record<LabelKind, number> = { commune: 700, line: 700, station: 500 }

export const fontOf = (kind: LabelKind, size: number, family: string) => `${WEIGHTS[kind]} ${size}px ${family}`

function outlinesAt({ communes }: Outlines, zoom: number): Path2D {
  const path = new Path2D()
  for (const { rings } of communes)
    for (const ring of rings) {
      ring.forEach(([lon, lat], at) => {
        const { x, y } = pixelOf({ lat, lon }, zoom)
        if (at === 0) path.moveTo(x, y)
        else path.lineTo(x, y)
      })
      path.closePath()
    }
  return path
}

/** @param outlines of the communes, where the phone has them. */
export function drawingOf({ lines, stations }: Plan, outlines: Outlines | undefined, zoom: number): Drawing {
  const pixels = stations.map((station) => pixelOf(station, zoom))
  const strokes = ORDER.flatMap((mode) =>
    lines
      .filter((line) => line.mode === mode)
      .flatMap(({ paths }) =>
        paths.map((path) =>
          strokeOf(
            mode,
            path.map((at) => pixels[at] as Pixel),
          ),
        ),
      ),
  )
  const stops = stations.map((station: Station, at) => ({ ...(pixels[at] as Pixel), isJunction: station.lines > 1 }))
  return { zoom, strokes, stops: zoom < STOPS_FROM ? [] : stops, communes: outlines && outlinesAt(outlines, zoom) }
}

const MARGIN = 60
const touches = (box: Box, { x, y }: Pixel) => x > box.left - MARGIN && x < box.right + MARGIN && y > box.top - MARGIN && y < box.bottom + MARGIN

const meets = (box: Box, { left, top, right, bottom }: Box) =>
  right > box.left - MARGIN && left < box.right + MARGIN && bottom > box.top - MARGIN && top < box.bottom + MARGIN

/** Through all points, without corners: Catmull–Rom as Bézier curves, with tangents kept short so that no curve swings out. */
function traced(way: readonly Pixel[]): Path2D {
  const line = new Path2D()
  const at = (place: number) => way[Math.min(way.length - 1, Math.max(0, place))] as Pixel
  line.moveTo(at(0).x, at(0).y)
  for (let place = 0; place < way.length - 1; place += 1) {
    const [before, from, to, after] = [at(place - 1), at(place), at(place + 1), at(place + 2)]
    const reach = Math.hypot(to.x - from.x, to.y - from.y) / 4
    const towards = (a: Pixel, b: Pixel) => {
      const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
      return { x: ((b.x - a.x) / length) * reach, y: ((b.y - a.y) / length) * reach }
    }
    const [out, back] = [towards(before, to), towards(from, after)]
    line.bezierCurveTo(from.x + out.x, from.y + out.y, to.x - back.x, to.y - back.y, to.x, to.y)
  }
  return line
}

function strokeOf(mode: LineMode, way: readonly Pixel[]): Stroke {
  const [xs, ys] = [way.map(({ x }) => x), way.map(({ y }) => y)]
  // A curve lies near its points.
  return { mode, path: traced(way), left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

function drawStrokes(context: CanvasRenderingContext2D, { strokes, zoom }: Drawing, box: Box, palette: Palette) {
  const thickness = zoom < 12 ? 0.7 : zoom < 14 ? 1 : 1.35
  context.lineJoin = context.lineCap = 'round'
  for (const stroke of strokes) {
    if (!meets(box, stroke)) continue
    const { colour, width } = STROKES[stroke.mode]
    // From afar crossings are too small for it to be seen.
    if (zoom >= STOPS_FROM) {
      context.lineWidth = width * thickness + 2
      context.strokeStyle = palette.ground
      context.stroke(stroke.path)
    }
    context.lineWidth = width * thickness
    context.strokeStyle = palette[colour]
    context.stroke(stroke.path)
  }
}

function drawStops(context: CanvasRenderingContext2D, { stops, zoom }: Drawing, box: Box, palette: Palette) {
  const size = zoom < STATIONS_FROM ? 1.8 : zoom < 15 ? 2.6 : 4
  context.fillStyle = palette.ground
  context.strokeStyle = palette.station
  context.lineWidth = zoom < STATIONS_FROM ? 1 : 1.5
  for (const stop of stops) {
    if (!touches(box, stop)) continue
    context.beginPath()
    context.arc(stop.x, stop.y, stop.isJunction ? size * 1.35 : size, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
  }
}

function drawLabel(context: CanvasRenderingContext2D, { kind, lines, x, y, size, left, top, right, bottom }: Label, palette: Palette) {
  context.font = fontOf(kind, size, palette.font)
  if (kind === 'line') {
    const radius = (bottom - top) / 4
    context.beginPath()
    context.moveTo(left + radius, top)
    context.arcTo(right, top, right, bottom, radius)
    context.arcTo(right, bottom, left, bottom, radius)
    context.arcTo(left, bottom, left, top, radius)
    context.arcTo(left, top, right, top, radius)
    context.closePath()
    context.fillStyle = palette.badge
    context.fill()
  }
  context.strokeStyle = palette.halo
  context.lineWidth = 3.5
  context.fillStyle = kind === 'commune' ? palette.name : palette.station
  lines.forEach((line, at) => {
    const height = y + (at - (lines.length - 1) / 2) * size * LINE_HEIGHT
    if (kind !== 'line') context.strokeText(line, x, height)
    context.fillText(line, x, height)
  })
}

function drawGround(context: CanvasRenderingContext2D, { communes }: Drawing, box: Box, palette: Palette, hasStreets: boolean) {
  if (!hasStreets) {
    context.fillStyle = communes ? palette.outside : palette.ground
    context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top)
  }
  if (!communes) return
  if (!hasStreets) {
    context.fillStyle = palette.ground
    context.fill(communes)
  }
  context.lineWidth = 1.25
  context.strokeStyle = palette.border
  context.stroke(communes)
}

/** From here on the rails that streets come with are where they are; ours only join stations. */
const RAILS_OF_STREETS_FROM = 14

/**
 * Outlines, lines and stops.
 * @param box the part to draw, in pixels of the world; its corner becomes the canvas's.
 * @param hasStreets they are drawn below: nothing may cover them.
 */
export function drawLines(context: CanvasRenderingContext2D, drawing: Drawing, box: Box, palette: Palette, hasStreets: boolean) {
  context.translate(-box.left, -box.top)
  drawGround(context, drawing, box, palette, hasStreets)
  if (!hasStreets || drawing.zoom < RAILS_OF_STREETS_FROM) drawStrokes(context, drawing, box, palette)
  drawStops(context, drawing, box, palette)
}

/** Words, over what `drawLines` drew. @param box as above. */
export function drawWords(context: CanvasRenderingContext2D, labels: readonly Label[], box: Box, palette: Palette) {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  // French names keep their direction on a page written from right to left.
  context.direction = 'ltr'
  for (const label of labels)
    if (label.left < box.right && label.right > box.left && label.top < box.bottom && label.bottom > box.top) drawLabel(context, label, palette)
}
