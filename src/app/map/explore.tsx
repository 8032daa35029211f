/** Map, list and what is chosen, side by side or one over the other. */
import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Initiative } from '../../domain/initiative.ts'
import { type Bounds, pointOf } from '../../domain/place.ts'
import { AskingField } from '../asking/asking-field.tsx'
import { useSearching } from '../asking/use-searching.ts'
import { DangerNotice } from '../entry/danger-notice.tsx'
import type { Found } from '../finder/finder.ts'
import { searchUrl } from '../finder/query.ts'
import type { HeldGuide } from '../store/held-guide.ts'
import '../words/map.ts'
import { t } from '../words/words.ts'
import { useGround } from './ground/use-ground.ts'
import type { GuideMap } from './guide-map.ts'
import { MapControls } from './map-controls.tsx'
import { MapCredit } from './map-credit.tsx'
import { PlaceCard } from './place-card.tsx'
import { type Left, rememberedView, rememberView } from './remembered.ts'
import { ResultsSheet, type Sheet, useSheet } from './results-sheet.tsx'
import { boundsOf, countOf, isWithin, type Spot, spotsOf } from './spots.ts'
import { useHeight } from './use-height.ts'
import { useMap } from './use-map.ts'

/** The address names what is chosen by the slug of its first initiative. */
const CHOSEN = 'lieu'

function useChosen(spots: readonly Spot[], address: string) {
  const { url, route } = useLocation()
  const slug = new URLSearchParams(url.split('?')[1] ?? '').get(CHOSEN)
  const together = useRef<Spot[]>([])
  const chosen = useMemo(() => (slug ? spots.find(({ initiatives }) => initiatives.some((one) => one.slug === slug)) : undefined), [slug, spots])
  const choose = (next: Spot[]) => {
    together.current = next
    const first = next[0]?.initiatives[0]?.slug
    route(first ? `${address}${address.includes('?') ? '&' : '?'}${CHOSEN}=${first}` : address, true)
  }
  // Spots that lie on one another are shown together, as long as the first is chosen.
  const shown = chosen && together.current[0]?.id === chosen.id ? together.current : chosen ? [chosen] : []
  return { chosen, shown, choose }
}

/** What is drawn: what was found, or of it what lies in the part of the map that the reader chose. */
function useZone(found: Found, left: Left | undefined) {
  const [zone, setZone] = useState<Bounds | undefined>(left?.zone)
  const within = useMemo(
    () => (zone ? { ...found, results: found.results.filter(({ initiative }) => isInZone(initiative, zone)) } : found),
    [found, zone],
  )
  return { zone, setZone, within, spots: useMemo(() => spotsOf(within.results), [within]) }
}

/** What is within a walk or a short ride of a place that was asked for, in kilometres. */
const AROUND_KM = 3
/** Above this many, the whole territory is as good a view as any. */
const MANY = 300

/** From a place that was asked for, what lies around it; else all there is, unless it is nearly everything. */
function wantedOf({ results }: Found, spots: readonly Spot[]): Bounds | undefined {
  const around = boundsOf(spotsOf(results.filter(({ km }) => km !== undefined && km <= AROUND_KM)))
  return around ?? (countOf(spots) < MANY ? boundsOf(spots) : undefined)
}

/** How near one looks at a place that was asked for by name, and at one of which only the commune is known. */
const NEAR = { door: 15, area: 13 } as const

type Viewing = {
  map: GuideMap | undefined
  address: string
  zoning: ReturnType<typeof useZone>
  chosen: Spot | undefined
  left: Left | undefined
  sheet: Sheet
  /** What may lie over the map. */
  card: RefObject<HTMLDivElement | null>
  isReady: boolean
}

/** What answers is brought into sight once the letters pause; never on coming back, nor within a zone that the reader chose. */
function useView({ map, address, zoning: { zone, within, spots }, chosen, left, sheet, card, isReady }: Viewing) {
  const { url } = useLocation()
  const [hasMoved, setMoved] = useState(false)
  const asked = useRef(left && address)
  useEffect(() => {
    if (!map || !isReady || asked.current === address) return
    const isFirst = asked.current === undefined
    asked.current = address
    setMoved(false)
    if (isFirst && chosen) {
      map.look(chosen.point, NEAR[chosen.area === undefined ? 'door' : 'area'])
      map.bringUp(chosen.point, card.current?.offsetHeight)
    } else if (!zone) map.bringIn(wantedOf(within, spots))
  }, [map, isReady, address, spots])
  // On the way to another room the address is already that room's.
  const remember = () => map && url.startsWith('/carte') && rememberView(url, { view: map.view(), zone, list: sheet.left() })
  useEffect(() => void remember(), [map, url, zone, sheet.isOpen])
  const onMove = (byReader: boolean) => {
    if (byReader) setMoved(true)
    remember()
  }
  return { hasMoved, setMoved, onMove, remember }
}

export function Explore({ held }: { held: HeldGuide }) {
  const searching = useSearching(held, '/carte')
  const { asking, found, isCalm, isWaiting, late, ask, onText, settle } = searching
  const address = searchUrl(asking, '/carte')
  const { url } = useLocation()
  const [left] = useState(() => rememberedView(url))
  const zoning = useZone(found, left)
  const { zone, setZone, within, spots } = zoning
  const { chosen, shown, choose } = useChosen(spots, address)
  const isByKeyboard = useRef(left !== undefined)
  const card = useRef<HTMLDivElement>(null)
  const moved = useRef<(byReader: boolean) => void>(() => {})
  const screen = useHeight()
  const sheet = useSheet(left?.list)
  const { ground, map } = useMap({
    held,
    spots,
    chosen,
    view: left?.view,
    onOpen: (opened) => {
      isByKeyboard.current = opened.byKeyboard
      choose(opened.spots)
    },
    onMove: (byReader) => moved.current(byReader),
  })
  useGround(map)
  const { hasMoved, setMoved, onMove, remember } = useView({ map, address, zoning, chosen, left, sheet, card, isReady: isCalm && !isWaiting })
  moved.current = onMove
  const close = () => {
    choose([])
    if (!chosen || !map?.focusMark(chosen.id)) ground.current?.focus({ preventScroll: true })
  }
  const limit = (next: Bounds | undefined) => {
    setZone(next)
    setMoved(false)
  }
  return (
    <div class="map-screen" ref={screen} onClickCapture={settle}>
      <div class="map-asking">
        <AskingField {...searching} />
        <div class="understood">{late && !isWaiting && <late.Chips held={held} query={asking} found={found} ask={ask} onText={onText} />}</div>
        <DangerNotice text={asking.text} />
      </div>
      <section
        class="map-region"
        aria-label={t('map.region')}
        inert={sheet.isOver}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && shown.length > 0) close()
        }}
      >
        <Ground element={ground} />
        {map && <MapControls map={map} held={held} spots={spots} zone={zone} hasMoved={hasMoved} onZone={limit} />}
        {shown.length > 0 && (
          <PlaceCard element={card} key={shown[0]?.id} spots={shown} held={held} map={map} takesFocus={isByKeyboard.current} onClose={close} />
        )}
      </section>
      <ResultsSheet searching={searching} found={within} spots={spots} zone={zone} onZone={limit} sheet={sheet} onScroll={remember} />
    </div>
  )
}

/** Leaflet pans and zooms by the keys of the element that has the focus. Its own arithmetic runs from left to right in every language. */
function Ground({ element }: { element: RefObject<HTMLDivElement | null> }) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: no fieldset; it holds a map. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above. */}
      <div ref={element} class="map-ground" dir="ltr" tabIndex={0} role="group" aria-label={t('map.keys')} />
      <MapCredit />
    </>
  )
}

function isInZone({ place, phoneOnly }: Initiative, zone: Bounds): boolean {
  const point = pointOf(place)
  return point !== undefined && !phoneOnly && isWithin(point, zone)
}
