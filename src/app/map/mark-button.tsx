/** A mark of the map, as a button: its shape tells a place, a tiers-lieu, a whole commune or several; its colour the family of the need; its name says all of it. */
import type { Commune, Point } from '../../domain/place.ts'
import type { Need } from '../../domain/taxonomy.ts'
import { NeedIcon } from '../ui/need-icon.tsx'
import '../words/map.ts'
import { inLanguage, t } from '../words/words.ts'
import type { Gathering, Mark } from './gatherings.ts'
import { isUnsure, type Spot } from './spots.ts'

export type MarkWorld = { needs: ReadonlyMap<string, Need>; communes: readonly Commune[] }
type MarkProps = { mark: Mark; world: MarkWorld; isChosen: boolean; onOpen: (event: MouseEvent) => void }

/** On the plane: over a département it names the same one, and a map names dozens when it opens. */
function nearestCommune(communes: readonly Commune[], { lat, lon }: Point): string {
  const narrower = Math.cos((lat * Math.PI) / 180)
  let nearest = { name: '', away: Number.POSITIVE_INFINITY }
  for (const commune of communes) {
    const away = (commune.lat - lat) ** 2 + ((commune.lon - lon) * narrower) ** 2
    if (away < nearest.away) nearest = { name: commune.name, away }
  }
  return nearest.name
}

export function MarkButton({ mark, world, isChosen, onOpen }: MarkProps) {
  const common = { type: 'button' as const, onClick: onOpen, 'aria-pressed': isChosen }
  if (mark.kind === 'gathering') {
    const size = mark.count < 10 ? 'few' : mark.count < 50 ? 'some' : 'many'
    const label = t('map.gathering', { count: mark.count, commune: nearestCommune(world.communes, mark.point) })
    return (
      <button
        {...common}
        class={`mark mark-gathering mark-${size}`}
        aria-label={label}
        ref={(element) => void (element && ringOf(element, mark, world))}
      >
        <span>{mark.count}</span>
      </button>
    )
  }
  const { spot } = mark
  const [first] = spot.initiatives
  const need = world.needs.get(first?.needs[0] ?? '')
  const isTiersLieu = spot.initiatives.some(({ kind }) => kind === 'tiers-lieu')
  const kinds = [
    spot.area === undefined ? 'mark-door' : 'mark-area',
    isTiersLieu && 'mark-tiers-lieu',
    isUnsure(spot) && 'mark-unsure',
    `family-${need?.family ?? 'daily'}`,
  ]
  return (
    <button {...common} class={`mark ${kinds.filter(Boolean).join(' ')}`} aria-label={nameOf(spot, world, isTiersLieu)}>
      <NeedIcon name={need?.icon ?? ''} size={18} />
      {spot.initiatives.length > 1 && <span class="mark-count">{spot.initiatives.length}</span>}
    </button>
  )
}

function nameOf(spot: Spot, { needs, communes }: MarkWorld, isTiersLieu: boolean): string {
  const { initiatives, area, point } = spot
  const count = initiatives.length
  if (area !== undefined) {
    const commune = communes.find(({ id }) => id === area)?.name ?? initiatives[0]?.place?.town ?? nearestCommune(communes, point)
    return t('map.area', { count, commune, name: initiatives[0]?.name ?? '' })
  }
  if (count > 1) return t('map.several', { count, name: initiatives[0]?.name ?? '' })
  const need = needs.get(initiatives[0]?.needs[0] ?? '')
  return [initiatives[0]?.name, need && inLanguage(need.label).text, isTiersLieu && t('entry.kindPlace'), isUnsure(spot) && t('map.unsure')]
    .filter(Boolean)
    .join(', ')
}

/** Round a gathering, how its needs share it, by family. */
function ringOf(element: HTMLElement, { spots, count }: Gathering, { needs }: MarkWorld) {
  const shares = new Map<string, number>()
  for (const { initiatives } of spots)
    for (const initiative of initiatives) {
      const family = needs.get(initiative.needs[0] ?? '')?.family ?? 'daily'
      shares.set(family, (shares.get(family) ?? 0) + 1)
    }
  let from = 0
  const parts = [...shares]
    .sort((a, b) => b[1] - a[1])
    .map(([family, share]) => {
      const to = from + (share / count) * 360
      const part = `var(--${family === 'care' ? 'care-hue' : family}) ${from.toFixed(0)}deg ${to.toFixed(0)}deg`
      from = to
      return part
    })
  element.style.setProperty('--ring', `conic-gradient(${parts.join(', ')})`)
}
