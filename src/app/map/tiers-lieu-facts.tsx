/** What a reader asks of a tiers-lieu, under its row: what is there, for whom, when, and how to come. The price stands in the row. */
import { plan } from 'virtual:plan'
import type { ComponentChildren } from 'preact'
import type { Initiative } from '../../domain/initiative.ts'
import { pointOf } from '../../domain/place.ts'
import { stationsNear } from '../../domain/plan.ts'
import { type Offer, offersOf } from '../../domain/tiers-lieu.ts'
import { communeById } from '../store/held-guide.ts'
import '../words/map.ts'
import { formatDistance, inLanguage, t } from '../words/words.ts'

const STATIONS = 2
const ON_FOOT_KM = 2

const wordsOf = (): Record<Offer, string> => ({
  desks: t('map.offerDesks'),
  rooms: t('map.offerRooms'),
  workshop: t('map.offerWorkshop'),
  machines: t('map.offerMachines'),
  cafe: t('map.offerCafe'),
  garden: t('map.offerGarden'),
  reuse: t('map.offerReuse'),
  culture: t('map.offerCulture'),
})

export function TiersLieuFacts({ initiative }: { initiative: Initiative }) {
  const { audience, openingHours } = initiative
  const words = wordsOf()
  const offers = offersOf(initiative).map((offer) => words[offer])
  return (
    <dl class="tiers-lieu-facts">
      {offers.length > 0 && <Fact name={t('map.offers')}>{offers.join(', ')}</Fact>}
      {audience.length > 0 && <Fact name={t('map.forWhom')}>{audience.map((one) => t(`audience.${one}`)).join(', ')}</Fact>}
      <Fact name={t('map.opening')}>{openingHours ? inLanguage(openingHours).text : t('map.openingUnknown')}</Fact>
      <Stations initiative={initiative} />
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Where only the commune is known, distances are those of its middle, and said to be. */
function Stations({ initiative: { place } }: { initiative: Initiative }) {
  const point = pointOf(place)
  const near = point ? stationsNear(plan, point, STATIONS, ON_FOOT_KM) : []
  if (!near.length) return null
  const commune = place?.precision === 'commune' && communeById.value.get(place.commune ?? '')?.name
  return (
    <Fact name={commune ? t('map.stationsOfCommune', { commune }) : t('map.stationsNear')}>
      {near.map(({ name, lines, km }) => (
        <span key={name} class="tiers-lieu-station">
          <bdi>{name}</bdi> <bdi>({lines.join(', ')})</bdi>, <bdi>{formatDistance(km)}</bdi>
        </span>
      ))}
    </Fact>
  )
}
