/** What the map can be told, by finger and by keyboard: nearer, farther, everything, here; and to search where one has moved to. */
import { LocateFixed, Maximize, Minus, Plus, ScanSearch, X } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { Bounds } from '../../domain/place.ts'
import { askPosition, position } from '../finder/position.ts'
import type { HeldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/map.ts'
import { formatNumber, inLanguage, t } from '../words/words.ts'
import type { GuideMap } from './guide-map.ts'
import { boundsOf, type Spot } from './spots.ts'

type ControlsProps = {
  map: GuideMap
  held: HeldGuide
  spots: readonly Spot[]
  zone: Bounds | undefined
  hasMoved: boolean
  onZone: (zone: Bounds | undefined) => void
}

export function MapControls({ map, held, spots, zone, hasMoved, onZone }: ControlsProps) {
  return (
    <>
      <div class="map-zone">
        {hasMoved && (
          <button type="button" class="button map-float" onClick={() => onZone(map.bounds())}>
            <Icon node={ScanSearch} size={20} />
            {t('map.searchHere')}
          </button>
        )}
        {zone && (
          <button type="button" class="button map-float" onClick={() => onZone(undefined)}>
            <Icon node={X} size={20} />
            {t('map.zoneOff')}
          </button>
        )}
      </div>
      <div class="map-controls">
        <button type="button" class="map-float" aria-label={t('map.nearer')} onClick={() => map.zoomBy(1)}>
          <Icon node={Plus} />
        </button>
        <button type="button" class="map-float" aria-label={t('map.farther')} onClick={() => map.zoomBy(-1)}>
          <Icon node={Minus} />
        </button>
        <button type="button" class="map-float" aria-label={t('map.everything')} onClick={() => map.bringIn(boundsOf(spots))}>
          <Icon node={Maximize} />
        </button>
        <Me map={map} held={held} />
      </div>
    </>
  )
}

/** My position: asked for on a tap, drawn, and told nobody. */
function Me({ map, held }: { map: GuideMap; held: HeldGuide }) {
  const [isWanted, setWanted] = useState(false)
  const state = position.value
  const isElsewhere = state.kind === 'known' && !map.holds(state.point)
  useEffect(() => {
    if (!isWanted || state.kind !== 'known' || isElsewhere) return
    map.showMe(state.point, state.accuracy)
    map.look(state.point, Math.max(14, map.view().zoom))
  }, [isWanted, state])
  const territory = held.guide.territory[0]
  const said = {
    unasked: '',
    asking: t('near.asking'),
    denied: t('finding.denied'),
    failed: t('finding.failed'),
    known:
      state.kind !== 'known'
        ? ''
        : isElsewhere
          ? t('map.elsewhere', { territory: territory ? inLanguage(territory.of).text : '' })
          : t('map.accuracy', { metres: formatNumber(Math.max(5, Math.round(state.accuracy / 5) * 5)) }),
  }[state.kind]
  return (
    <>
      <button
        type="button"
        class="map-float"
        aria-label={t('map.me')}
        aria-pressed={isWanted && state.kind === 'known'}
        onClick={() => {
          askPosition()
          setWanted(true)
        }}
      >
        <Icon node={LocateFixed} />
      </button>
      <p class="map-said" role="status">
        {isWanted && said}
      </p>
    </>
  )
}
