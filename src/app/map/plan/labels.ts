/** Where the words of the plan stand: the same at a zoom wherever one looks, and never on one another. */
import type { Commune, Point } from '../../../domain/place.ts'
import type { Plan } from '../../../domain/plan.ts'
import { type Pixel, pixelOf } from './mercator.ts'

export type LabelKind = 'commune' | 'station' | 'line'
export type Box = { left: number; top: number; right: number; bottom: number }
/** In pixels of the whole world at the zoom; `x`, `y`: the middle of the text. */
export type Label = Box & { kind: LabelKind; lines: string[]; x: number; y: number; size: number }

/** Width of a text in pixels. */
export type Measure = (text: string, kind: LabelKind, size: number) => number

export const STATIONS_FROM = 13
const ALL_STATIONS_FROM = 14
const LINES_FROM = 11
/** Pixels between two names of one line. */
const LINE_STRIDE = 420
/** Room kept round a text. */
const GAP = { commune: 5, station: 3, line: 2 } as const
export const LINE_HEIGHT = 1.15
const CELL = 128

export type Named = { plan: Plan; communes: readonly Commune[] }

/** Labels found so far, by squares of the plane, to look only at neighbours. */
function board() {
  const cells = new Map<string, Box[]>()
  const keysOf = ({ left, top, right, bottom }: Box) => {
    const keys: string[] = []
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1)
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) keys.push(`${column} ${row}`)
    return keys
  }
  const isFree = (box: Box) =>
    !keysOf(box).some((key) =>
      cells.get(key)?.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom),
    )
  const take = (box: Box) => {
    for (const key of keysOf(box)) cells.set(key, [...(cells.get(key) ?? []), box])
  }
  return { isFree, take }
}

/** A long name on two lines, as even as its words allow. */
function inLines(name: string): string[] {
  if (name.length < 13) return [name]
  const breaks = [...name.matchAll(/[ -]/g)].map(({ index }) => index + 1)
  const middle = breaks.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0]
  return middle ? [name.slice(0, middle).trimEnd(), name.slice(middle)] : [name]
}

type Wanted = { kind: LabelKind; lines: string[]; size: number; places: Pixel[]; anchor: 'middle' | 'around' }

function boxAt({ lines, size, kind }: Wanted, { x, y }: Pixel, measure: Measure): Label {
  const [width, height] = [Math.max(...lines.map((line) => measure(line, kind, size))), lines.length * size * LINE_HEIGHT]
  const gap = GAP[kind]
  return { kind, lines, x, y, size, left: x - width / 2 - gap, right: x + width / 2 + gap, top: y - height / 2 - gap, bottom: y + height / 2 + gap }
}

/** Beside a dot: after it, before it, below, above. */
function aroundOf(wanted: Wanted, measure: Measure): Pixel[] {
  const [{ x, y }] = wanted.places as [Pixel]
  const half = Math.max(...wanted.lines.map((line) => measure(line, wanted.kind, wanted.size))) / 2 + 9
  const up = (wanted.lines.length * wanted.size * LINE_HEIGHT) / 2 + 8
  return [
    { x: x + half, y },
    { x: x - half, y },
    { x, y: y + up },
    { x, y: y - up },
  ]
}

/** Where a commune's name may stand, from its middle, in heights of its letters: what lies on the middle leaves room around. */
const SHIFTS = [
  [0, 0],
  [0, 1.5],
  [0, -1.5],
  [0, 2.6],
  [0, -2.6],
  [3.5, 0],
  [-3.5, 0],
  [4, 1.8],
  [-4, 1.8],
  [4, -1.8],
  [-4, -1.8],
  [0, 3.6],
  [0, -3.6],
] as const

function communesAt(communes: readonly Commune[], zoom: number, scale: number): Wanted[] {
  const most = Math.max(...communes.map(({ population }) => population), 1)
  return [...communes]
    .sort((a, b) => b.population - a.population)
    .map((commune) => {
      const weight = Math.sqrt(commune.population / most)
      const size = (10.5 + 4 * weight + Math.min(5, Math.max(0, zoom - 11) * 1.6)) * scale
      const { x, y } = pixelOf(commune, zoom)
      const places = SHIFTS.map(([across, down]) => ({ x: x + across * size, y: y + down * size }))
      return { kind: 'commune', lines: inLines(commune.name), size, places, anchor: 'middle' }
    })
}

const between = (a: Pixel, b: Pixel): Pixel => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** The name of each line, again and again along it. */
function linesAt({ lines, stations }: Plan, zoom: number, scale: number): Wanted[] {
  if (zoom < LINES_FROM) return []
  return lines.flatMap(({ label, paths }) => {
    const taken: Pixel[] = []
    const wanted: Wanted[] = []
    for (const path of paths) {
      const way = path.map((at) => pixelOf(stations[at] as Point, zoom))
      for (let at = 1; at < way.length; at += 1) {
        const place = between(way[at - 1] as Pixel, way[at] as Pixel)
        if (taken.some((other) => Math.hypot(other.x - place.x, other.y - place.y) < LINE_STRIDE * scale)) continue
        taken.push(place)
        wanted.push({ kind: 'line', lines: [label], size: 11 * scale, places: [place], anchor: 'middle' })
      }
    }
    return wanted
  })
}

function stationsAt({ stations }: Plan, zoom: number, scale: number): Wanted[] {
  if (zoom < STATIONS_FROM) return []
  return stations
    .filter(({ lines }) => lines > 1 || zoom >= ALL_STATIONS_FROM)
    .sort((a, b) => b.lines - a.lines)
    .map((station) => ({
      kind: 'station',
      lines: zoom < 16 ? inLines(station.name) : [station.name],
      size: (zoom < 15 ? 11.5 : 13) * scale,
      places: [pixelOf(station, zoom)],
      anchor: 'around',
    }))
}

/** Tried one after the other: most words find their first place free. */
function firstFree(wanted: Wanted, places: readonly Pixel[], measure: Measure, isFree: (box: Box) => boolean): Label | undefined {
  for (const place of places) {
    const box = boxAt(wanted, place, measure)
    if (isFree(box)) return box
  }
  return undefined
}

/**
 * All labels of a zoom, the most useful first: what finds no free place is left out.
 * @param taken where marks stand: no word lies under one.
 * @param scale the reader's letters, 1 for the usual size.
 */
export function placeLabels({ plan, communes }: Named, zoom: number, taken: readonly Box[], scale: number, measure: Measure): Label[] {
  const { isFree, take } = board()
  for (const box of taken) take(box)
  const placed: Label[] = []
  for (const wanted of [...communesAt(communes, zoom, scale), ...linesAt(plan, zoom, scale), ...stationsAt(plan, zoom, scale)]) {
    const places = wanted.anchor === 'around' ? aroundOf(wanted, measure) : wanted.places
    const free = firstFree(wanted, places, measure, isFree)
    if (!free) continue
    take(free)
    placed.push(free)
  }
  return placed
}
