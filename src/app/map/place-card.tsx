/** What is chosen on the map: one initiative with the ways to reach it, or the names of those that stand together. */
import { Navigation, Phone, X } from 'lucide'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { formatPhone, parsePhone } from '../../domain/phone-number.ts'
import type { Need } from '../../domain/taxonomy.ts'
import { itineraryUrl } from '../entry/itinerary.ts'
import { placeLine } from '../entry/place-line.ts'
import { StandingBadge } from '../entry/standing-badge.tsx'
import { communeById, type HeldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { NeedIcon } from '../ui/need-icon.tsx'
import '../words/initiative.ts'
import '../words/map.ts'
import { inLanguage, t } from '../words/words.ts'
import type { GuideMap } from './guide-map.ts'
import type { Spot } from './spots.ts'

type CardProps = {
  element: RefObject<HTMLDivElement | null>
  spots: readonly Spot[]
  held: HeldGuide
  map: GuideMap | undefined
  takesFocus: boolean
  onClose: () => void
}

export function PlaceCard({ element: card, spots, held, map, takesFocus, onClose }: CardProps) {
  const { needs } = held.guide
  useEffect(() => {
    if (takesFocus) card.current?.querySelector('a')?.focus({ preventScroll: true })
  }, [])
  // The mark stays in sight beside its card.
  useEffect(() => {
    if (spots[0] && card.current) map?.bringUp(spots[0].point, card.current.offsetHeight)
  }, [map])
  const initiatives = spots.flatMap((spot) => spot.initiatives)
  const [only] = initiatives
  const area = spots.length === 1 ? spots[0]?.area : undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from any of its links.
    <div
      ref={card}
      class="place-card"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <button type="button" class="place-close" aria-label={t('map.close')} onClick={onClose}>
        <Icon node={X} />
      </button>
      {initiatives.length === 1 && only ? <One initiative={only} needs={needs} /> : <Several initiatives={initiatives} needs={needs} />}
      {area !== undefined && <p class="quiet">{t('map.areaMeans')}</p>}
    </div>
  )
}

function One({ initiative, needs }: { initiative: Initiative; needs: readonly Need[] }) {
  const { phone, place } = initiative
  const number = phone && parsePhone(phone)
  const route =
    standingOf(initiative) === 'lead' ? undefined : itineraryUrl(place, place?.commune ? communeById.value.get(place.commune)?.name : place?.town)
  const summary = inLanguage(initiative.summary)
  return (
    <>
      <Name initiative={initiative} needs={needs} />
      <p class="place-summary" lang={summary.lang} dir={summary.lang === 'ar' ? 'rtl' : 'ltr'}>
        {summary.text}
      </p>
      <p class="quiet">
        {place?.address && (
          <>
            <bdi lang="fr">{place.address}</bdi> ·{' '}
          </>
        )}
        <bdi>{placeLine(initiative, communeById.value)}</bdi>
      </p>
      <StandingBadge initiative={initiative} />
      <div class="row">
        <a class="button button-main" href={`/initiative/${initiative.slug}`}>
          {t('map.open')}
        </a>
        {number && 'number' in number && (
          <a class="button" href={`tel:${number.number}`}>
            <Icon node={Phone} size={20} />
            {t('initiative.call')} <span class="visually-hidden">{formatPhone(number.number)}</span>
          </a>
        )}
        {route && (
          <a class="button" href={route} target="_blank" rel="noopener noreferrer">
            <Icon node={Navigation} size={20} />
            {t('initiative.route')}
            <span class="visually-hidden"> {t('initiative.newWindow')}</span>
          </a>
        )}
      </div>
    </>
  )
}

function Several({ initiatives, needs }: { initiatives: readonly Initiative[]; needs: readonly Need[] }) {
  return (
    <>
      <h2 class="place-title">{t('map.together', { count: initiatives.length })}</h2>
      <ul class="place-names">
        {initiatives.map((initiative) => (
          <li key={initiative.id}>
            <Name initiative={initiative} needs={needs} isRow />
          </li>
        ))}
      </ul>
    </>
  )
}

function Name({ initiative, needs, isRow = false }: { initiative: Initiative; needs: readonly Need[]; isRow?: boolean }) {
  const need = needs.find(({ id }) => id === initiative.needs[0])
  const link = (
    <a href={`/initiative/${initiative.slug}`}>
      <bdi>{initiative.name}</bdi>
    </a>
  )
  return (
    <div class={`place-name family-${need?.family ?? 'daily'}`}>
      <NeedIcon name={need?.icon ?? ''} size={20} />
      {isRow ? link : <h2>{link}</h2>}
    </div>
  )
}
