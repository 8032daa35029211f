/** The map itself, apart from the page around it: Leaflet with our plan, our marks and plain commands. */
import { circle, circleMarker, control, type LatLngBounds, Map as LeafletMap, latLngBounds, layerGroup } from 'leaflet'
import type { Bounds, Commune, Point } from '../../domain/place.ts'
import type { Plan } from '../../domain/plan.ts'
import { type Gatherer, gathererOf, type Mark, REACH_PX, ZOOMS } from './gatherings.ts'
import { MarkButton, type MarkWorld } from './mark-button.tsx'
import { type Marks, marksOn } from './marks.ts'
import type { Box } from './plan/labels.ts'
import { pixelOf } from './plan/mercator.ts'
import { addPlan, type PlanLayers } from './plan/plan-layer.ts'
import type { Spot } from './spots.ts'

export type View = Point & { zoom: number }
export type Opened = { spots: Spot[]; byKeyboard: boolean }

type MapOptions = {
  /** What it shows first. */
  spots: readonly Spot[]
  plan: Plan
  communes: readonly Commune[]
  territory: Bounds
  world: MarkWorld
  view: View | undefined
  onOpen: (opened: Opened) => void
  /** `byReader`: moved by hand, not by a command. */
  onMove: (byReader: boolean) => void
}

/** How far round the territory one may look, as a share of it. */
const AROUND = 0.2
/** Room for marks at the edge, and how much of a zoom may be missing: more of it where no answer would be left out. */
const EDGE_PX = 24
const NEARLY = { answers: 0.15, territory: 0.35 } as const
/** Until the words of the plan make room for other marks, in milliseconds. */
const PAUSE_MS = 300
const WORLD: Bounds = { south: -85, west: -180, north: 85, east: 180 }
/** Nothing is fitted nearer than this: a single door still shows where it is. */
const NEAREST_FIT = 15

const asLatLngs = ({ south, west, north, east }: Bounds) =>
  latLngBounds([
    [south, west],
    [north, east],
  ])
const asBounds = (bounds: LatLngBounds): Bounds => ({
  south: bounds.getSouth(),
  west: bounds.getWest(),
  north: bounds.getNorth(),
  east: bounds.getEast(),
})

function leafletIn(element: HTMLElement, territory: LatLngBounds, isStill: boolean) {
  const map = new LeafletMap(element, {
    attributionControl: false,
    zoomControl: false,
    minZoom: ZOOMS.least,
    maxZoom: ZOOMS.most,
    maxBounds: territory.pad(AROUND),
    maxBoundsViscosity: 0.8,
    fadeAnimation: false,
    zoomAnimation: !isStill,
    markerZoomAnimation: !isStill,
    inertia: !isStill,
  })
  // Not while it moves: each new width would lay the page out again.
  control.scale({ imperial: false, position: 'bottomleft', updateWhenIdle: true }).addTo(map)
  return map
}

export class GuideMap {
  readonly #map: LeafletMap
  readonly #options: MapOptions
  readonly #whole: LatLngBounds
  readonly #marks: Marks
  readonly #me = layerGroup()
  readonly #plan: PlanLayers
  #makingRoom: ReturnType<typeof setTimeout> | undefined
  #gatherer: Gatherer
  #chosen: string | undefined
  #isOwnMove = false
  #nextFocus: Point | undefined
  /** What the view was fitted to, until anything else moves the map. */
  #fitted: { bounds: Bounds | undefined } | undefined

  constructor(element: HTMLElement, options: MapOptions) {
    this.#options = options
    this.#whole = asLatLngs(options.territory)
    this.#map = leafletIn(element, this.#whole, matchMedia('(prefers-reduced-motion: reduce)').matches)
    this.#marks = marksOn(this.#map, (point) => this.bringUp(point))
    this.#me.addTo(this.#map)
    this.#gatherer = gathererOf(options.spots)
    this.#plan = addPlan(this.#map, options, this.#room())
    this.#map.on('moveend', () => {
      if (!this.#isOwnMove) this.#fitted = undefined
      this.#draw()
      options.onMove(!this.#isOwnMove)
    })
    if (options.view) this.look(options.view, options.view.zoom)
    else this.bringIn(undefined)
  }

  show(spots: readonly Spot[]) {
    this.#gatherer = gathererOf(spots)
    this.#draw()
    // The words of the plan follow when the letters of the search pause.
    clearTimeout(this.#makingRoom)
    this.#makingRoom = setTimeout(() => this.#plan.makeRoom(this.#room()), PAUSE_MS)
  }

  /** Where marks stand at a zoom, for words to leave it to them. */
  #room() {
    const gatherer = this.#gatherer
    return (zoom: number) => gatherer(WORLD, zoom).map((mark) => boxOf(mark, zoom))
  }

  /** @param id of a spot. */
  choose(id: string | undefined) {
    if (id === this.#chosen) return
    this.#chosen = id
    this.#draw()
  }

  focusMark(id: string): boolean {
    return this.#marks.focus(id)
  }

  /** Brings a box into sight; the whole territory without one. */
  bringIn(bounds: Bounds | undefined) {
    const box = bounds ? asLatLngs(bounds) : this.#whole
    // The middle as it is drawn, which is not that of the degrees: the map would slide to it at once.
    const { lat, lng } = this.#map.unproject(this.#map.project(box.getNorthWest(), 0).add(this.#map.project(box.getSouthEast(), 0)).divideBy(2), 0)
    this.look({ lat, lon: lng }, this.#zoomFor(box, NEARLY[bounds ? 'answers' : 'territory']))
    this.#fitted = { bounds }
  }

  /** The nearest zoom at which a box fits, or nearly: a step farther would halve everything for the sake of a few pixels. */
  #zoomFor(box: LatLngBounds, nearly: number): number {
    const { x, y } = this.#map.getSize()
    const [northWest, southEast] = [this.#map.project(box.getNorthWest(), 0), this.#map.project(box.getSouthEast(), 0)]
    const share = Math.min((x - EDGE_PX) / (southEast.x - northWest.x || 1e-9), (y - EDGE_PX) / (southEast.y - northWest.y || 1e-9))
    return Math.max(ZOOMS.least, Math.min(NEAREST_FIT, Math.floor(Math.log2(share) + nearly)))
  }

  look({ lat, lon }: Point, zoom: number) {
    this.#fitted = undefined
    // Being there already is no move: marks would be drawn again for nothing.
    if (this.#map.getZoom() === zoom && this.#map.getCenter().equals([lat, lon])) return
    this.#moveBy(() => this.#map.setView([lat, lon], zoom, { animate: false }))
  }

  /**
   * Brings a mark into sight, as the map moves and not as a page scrolls.
   * @param below pixels that something covers at the lower edge.
   */
  bringUp({ lat, lon }: Point, below = 0) {
    this.#fitted = undefined
    const ground = this.#map.getContainer()
    ground.scrollTop = ground.scrollLeft = 0
    this.#moveBy(() =>
      this.#map.panInside([lat, lon], { paddingTopLeft: [REACH_PX, REACH_PX], paddingBottomRight: [REACH_PX, REACH_PX + below], animate: false }),
    )
  }

  zoomBy(steps: number) {
    this.#map.setZoom(this.#map.getZoom() + steps)
  }

  bounds(): Bounds {
    return asBounds(this.#map.getBounds())
  }

  view(): View {
    const { lat, lng } = this.#map.getCenter()
    return { lat, lon: lng, zoom: this.#map.getZoom() }
  }

  /** True when the map can go there. */
  holds({ lat, lon }: Point): boolean {
    return this.#whole.pad(AROUND).contains([lat, lon])
  }

  /** @param accuracy metres. */
  showMe({ lat, lon }: Point, accuracy: number) {
    this.#me.clearLayers()
    circle([lat, lon], { radius: accuracy, className: 'me-round', interactive: false }).addTo(this.#me)
    circleMarker([lat, lon], { radius: 8, className: 'me-dot', interactive: false }).addTo(this.#me)
  }

  /** What the phone holds beyond the plan. */
  get ground(): Pick<PlanLayers, 'showOutlines' | 'showStreets'> {
    return this.#plan
  }

  /** Follows its element; where it has grown, what was fitted is fitted again. What a bar takes away for a while moves nothing. */
  resize() {
    const before = this.#map.getSize()
    this.#moveBy(() => this.#map.invalidateSize({ animate: false }))
    const { x, y } = this.#map.getSize()
    if (this.#fitted && (x > before.x || y > before.y)) this.bringIn(this.#fitted.bounds)
  }

  remove() {
    clearTimeout(this.#makingRoom)
    this.#plan.remove()
    this.#marks.clear()
    this.#map.remove()
  }

  #moveBy(command: () => void) {
    this.#isOwnMove = true
    command()
    this.#isOwnMove = false
  }

  #draw() {
    const had = this.#marks.focused()
    const shown = this.#gatherer(asBounds(this.#map.getBounds().pad(0.1)), this.#map.getZoom())
    const { world } = this.#options
    this.#marks.show(shown, (mark) => MarkButton({ mark, world, isChosen: this.#isChosen(mark), onOpen: (event) => this.#open(mark, event) }))
    const nearest = this.#nextFocus && nearestTo(this.#nextFocus, shown)
    this.#nextFocus = undefined
    if (nearest) this.#marks.focus(nearest.id)
    // A mark that is gone does not take the keyboard's place with it.
    else if (had && !this.#marks.focus(had)) this.#map.getContainer().focus({ preventScroll: true })
  }

  #isChosen(mark: Mark): boolean {
    if (this.#chosen === undefined) return false
    return mark.kind === 'spot' ? mark.id === this.#chosen : mark.spots.some(({ id }) => id === this.#chosen)
  }

  #open(mark: Mark, event: MouseEvent) {
    // The end of a drag that began on a mark is no tap.
    if ((this.#map.dragging as unknown as { moved: () => boolean }).moved()) return
    // A press of Enter or Space has no place on the screen.
    const byKeyboard = event.detail === 0
    if (mark.kind === 'gathering' && mark.zoom !== undefined) {
      this.#nextFocus = byKeyboard ? mark.point : undefined
      this.#map.setView([mark.point.lat, mark.point.lon], mark.zoom)
      return
    }
    this.#options.onOpen({ spots: mark.kind === 'spot' ? [mark.spot] : mark.spots, byKeyboard })
  }
}

/** Where a mark stands in pixels of the world; as large as map.css draws it. */
function boxOf(mark: Mark, zoom: number): Box {
  const { x, y } = pixelOf(mark.point, zoom)
  const half = mark.kind === 'spot' ? 18 : mark.count < 10 ? 21 : mark.count < 50 ? 24 : 28
  return { left: x - half, right: x + half, top: y - half, bottom: y + half }
}

function nearestTo({ lat, lon }: Point, marks: readonly Mark[]): Mark | undefined {
  const away = ({ point }: Mark) => Math.hypot(point.lat - lat, (point.lon - lon) * Math.cos((lat * Math.PI) / 180))
  return [...marks].sort((a, b) => away(a) - away(b))[0]
}
