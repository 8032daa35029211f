/** The list beside the map; on a phone a sheet that slides over it, by button or by finger. */
import { ChevronDown, ChevronUp, DoorOpen } from 'lucide'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Bounds } from '../../domain/place.ts'
import { FiltersToggle } from '../asking/filters-toggle.tsx'
import { Results } from '../asking/results.tsx'
import { ResultsHead } from '../asking/results-head.tsx'
import type { Searching } from '../asking/use-searching.ts'
import type { Found } from '../finder/finder.ts'
import { Icon } from '../ui/icon.tsx'
import { Later } from '../ui/later.tsx'
import { useMedia } from '../ui/use-media.ts'
import '../words/map.ts'
import { t } from '../words/words.ts'
import { StreetOffer } from './ground/street-offer.tsx'
import { MapCounts } from './map-counts.tsx'
import { MapLegend } from './map-legend.tsx'
import type { Left } from './remembered.ts'
import type { Spot } from './spots.ts'
import { TiersLieuFacts } from './tiers-lieu-facts.tsx'

type SheetProps = {
  searching: Searching
  /** What was found, within the zone if there is one. */
  found: Found
  spots: readonly Spot[]
  zone: Bounds | undefined
  onZone: (zone: Bounds | undefined) => void
  sheet: Sheet
  onScroll: () => void
}

/** `isOver`: the map lies below it, out of reach of keyboard and finger. */
export type Sheet = {
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
  isBeside: boolean
  isOver: boolean
  content: RefObject<HTMLDivElement | null>
  /** All rows have their height at once, so that a place far down is found again. */
  isWhole: boolean
  left: () => Left['list']
}

/** @param before how it was left: it is that way again. */
export function useSheet(before: Left['list'] | undefined): Sheet {
  const [isOpen, setOpen] = useState(before?.isOpen ?? false)
  const isBeside = useMedia('(min-width: 780px)')
  const content = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (before && content.current) content.current.scrollTop = before.scroll
  }, [])
  const isWhole = Boolean(before?.scroll)
  return {
    isOpen,
    setOpen,
    isBeside,
    isOver: isOpen && !isBeside,
    content,
    isWhole,
    left: () => ({ isOpen, scroll: content.current?.scrollTop ?? 0 }),
  }
}

/** Pixels that a finger draws before the sheet follows. */
const DRAWN_PX = 40

export function ResultsSheet(props: SheetProps) {
  const { isOpen, setOpen, isBeside, content } = props.sheet
  const handle = useRef<HTMLButtonElement>(null)
  const from = useRef<number | undefined>(undefined)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from any of its links.
    <div
      class="map-sheet"
      data-open={isOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !props.sheet.isOver) return
        setOpen(false)
        handle.current?.focus()
      }}
    >
      <button
        ref={handle}
        type="button"
        class="sheet-handle"
        aria-expanded={isOpen}
        aria-controls="map-results"
        onPointerDown={(event) => {
          from.current = event.clientY
        }}
        onPointerMove={(event) => {
          const drawn = from.current === undefined ? 0 : event.clientY - from.current
          if (Math.abs(drawn) > DRAWN_PX) setOpen(drawn < 0)
        }}
        onClick={(event) => {
          // The end of a drag is no press; a press of Enter or Space has no place on the screen.
          const drawn = event.detail && from.current !== undefined ? event.clientY - from.current : 0
          if (Math.abs(drawn) <= DRAWN_PX) setOpen(!isOpen)
        }}
      >
        <Icon node={isOpen ? ChevronDown : ChevronUp} />
        {isOpen ? t('map.showMap') : t('map.showList', { count: props.found.results.length })}
      </button>
      {/* A list that nobody sees would cost an old phone a tenth of a second. */}
      <div id="map-results" class="sheet-content" data-whole={props.sheet.isWhole} ref={content} onScroll={props.onScroll}>
        {(isOpen || isBeside) && <Content {...props} />}
      </div>
    </div>
  )
}

function Content({ searching, found, spots, zone, onZone }: SheetProps) {
  const { query, asking, finder, held, mark, isCalm, isWaiting, late, ask, areFiltersOpen, setFiltersOpen } = searching
  return (
    <>
      <ResultsHead found={found} isWaiting={isWaiting}>
        <FiltersToggle query={query} isOpen={areFiltersOpen} onToggle={() => setFiltersOpen(!areFiltersOpen)} />
      </ResultsHead>
      <MapCounts found={found} spots={spots} />
      <MapLegend />
      <TiersLieuxOnly query={query} ask={ask} />
      {zone && (
        <button type="button" class="link" onClick={() => onZone(undefined)}>
          {t('map.zoneOff')}
        </button>
      )}
      {late && query.nearMe && <late.PositionNotice />}
      <Later>
        {late && <late.Filters held={held} query={query} found={found} ask={ask} isOpen={areFiltersOpen} onClose={() => setFiltersOpen(false)} />}
      </Later>
      <div class="results">
        {isCalm && !isWaiting && late && found.results.length === 0 && (
          <late.NothingFound held={held} finder={finder} found={found} query={asking} ask={ask} />
        )}
        <Results
          held={held}
          query={asking}
          found={found}
          mark={mark}
          isCalm={isCalm}
          about={query.tiersLieux ? (initiative) => <TiersLieuFacts initiative={initiative} /> : undefined}
        />
      </div>
      <StreetOffer />
    </>
  )
}

/** The view of tiers-lieux alone, and what the word means. */
function TiersLieuxOnly({ query: { tiersLieux }, ask }: Pick<Searching, 'query' | 'ask'>) {
  return (
    <p class="map-tiers-lieux">
      <button type="button" class="chip" aria-pressed={tiersLieux} onClick={() => ask({ tiersLieux: !tiersLieux })}>
        <Icon node={DoorOpen} size={18} />
        {t('map.tiersLieuxOnly')}
      </button>
      {tiersLieux && <a href="/comprendre/tiers-lieu">{t('map.tiersLieuxWhat')}</a>}
    </p>
  )
}
