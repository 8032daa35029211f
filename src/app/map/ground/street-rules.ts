/** How streets are drawn: the layers of the Protomaps basemap (version 4 of its schema) in the guide's quiet colours. */
import {
  type Feature,
  type Label,
  type LabelRule,
  type LabelSymbolizer,
  type Layout,
  LineLabelSymbolizer,
  LineSymbolizer,
  linear,
  type PaintRule,
  PolygonSymbolizer,
} from 'protomaps-leaflet'
import type { Box } from '../plan/labels.ts'
import type { Palette } from '../plan/palette.ts'

const isOneOf =
  (property: string, ...kinds: string[]) =>
  (_zoom: number, { props }: Feature) =>
    kinds.includes(String(props[property]))

const GREEN = isOneOf('kind', 'park', 'forest', 'wood', 'grass', 'garden', 'cemetery', 'nature_reserve', 'playground', 'village_green', 'golf_course')
/** Pixels across at zooms; wide enough to be seen on a small screen, thin enough to leave the marks in front. */
const WIDTHS = {
  path: [
    [14, 0.5],
    [18, 2],
  ],
  minor: [
    [12, 0.4],
    [14, 1.2],
    [18, 10],
  ],
  major: [
    [10, 0.8],
    [14, 2.6],
    [18, 14],
  ],
} as const

const widthOf = (kind: keyof typeof WIDTHS) => linear(WIDTHS[kind].map((stop) => [...stop]))

export function paintRules(palette: Palette): PaintRule[] {
  const area = (dataLayer: string, fill: string, filter?: PaintRule['filter']): PaintRule => ({
    dataLayer,
    symbolizer: new PolygonSymbolizer({ fill }),
    ...(filter && { filter }),
  })
  const road = (color: string, kind: keyof typeof WIDTHS, ...kinds: string[]): PaintRule => ({
    dataLayer: 'roads',
    symbolizer: new LineSymbolizer({ color, width: widthOf(kind), lineCap: 'round', lineJoin: 'round' }),
    filter: isOneOf('kind', ...kinds),
  })
  return [
    area('earth', palette.outside),
    area('landuse', palette.green, GREEN),
    area('water', palette.water),
    { ...area('buildings', palette.building), minzoom: 15 },
    { ...road(palette.road, 'path', 'path'), minzoom: 14 },
    road(palette.road, 'minor', 'minor_road'),
    road(palette.avenue, 'major', 'major_road', 'highway'),
    road(palette.rail, 'path', 'rail'),
  ]
}

/** Names of streets, but for those that would lie under a word of the plan. */
class Leaving implements LabelSymbolizer {
  readonly #inner: LabelSymbolizer
  readonly #boxesAt: (zoom: number) => readonly Box[]

  constructor(inner: LabelSymbolizer, boxesAt: (zoom: number) => readonly Box[]) {
    this.#inner = inner
    this.#boxesAt = boxesAt
  }

  place(layout: Layout, geom: Parameters<LabelSymbolizer['place']>[1], feature: Feature): Label[] | undefined {
    const boxes = this.#boxesAt(layout.zoom)
    return this.#inner
      .place(layout, geom, feature)
      ?.filter(
        ({ bboxes }) =>
          !bboxes.some(({ minX, minY, maxX, maxY }) =>
            boxes.some(({ left, top, right, bottom }) => minX < right && maxX > left && minY < bottom && maxY > top),
          ),
      )
  }
}

/** @param boxesAt what the words of the plan take, in pixels of the world at a zoom. */
export function labelRules({ station, ground, font, scale }: Palette, boxesAt: (zoom: number) => readonly Box[]): LabelRule[] {
  const names = new LineLabelSymbolizer({
    labelProps: ['name'],
    fill: station,
    stroke: ground,
    width: 3,
    font: `500 ${11 * scale}px ${font}`,
    repeatDistance: 300,
  })
  return [{ dataLayer: 'roads', symbolizer: new Leaving(names, boxesAt), minzoom: 15 }]
}
