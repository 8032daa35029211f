/** One initiative in a list: name, what it gives, where, on what terms, how sure. One link, on the name; the whole row answers to it. */
import { DoorOpen, Euro, type IconNode, MapPin, UserCheck } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Initiative } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import type { Need } from '../../domain/taxonomy.ts'
import { Highlight, type Marker } from '../ui/highlight.tsx'
import { Icon } from '../ui/icon.tsx'
import { NeedIcon } from '../ui/need-icon.tsx'
import { inLanguage, language, t } from '../words/words.ts'
import { placeLine } from './place-line.ts'
import { StandingBadge } from './standing-badge.tsx'

type EntryItemProps = {
  initiative: Initiative
  needs: ReadonlyMap<string, Need>
  communes: ReadonlyMap<string, Commune>
  km?: number | undefined
  mark?: Marker | undefined
  level?: 2 | 3
  /** Stands under its facts, where a room has more to say of it. */
  about?: ComponentChildren
  /** Stand above and below it within the list: the heading of a group, the way to more of it. */
  before?: ComponentChildren
  after?: ComponentChildren
}

export function EntryItem({ initiative, needs, communes, km, mark, level = 2, about, before, after }: EntryItemProps) {
  const need = needs.get(initiative.needs[0] ?? '')
  const summary = inLanguage(initiative.summary)
  const Heading = `h${level}` as const
  const pictogram = useMemo(() => <NeedIcon name={need?.icon ?? ''} />, [need])
  const facts = useMemo(
    () => <Facts initiative={initiative} place={placeLine(initiative, communes, km)} />,
    [initiative, communes, km, language.value],
  )
  return (
    <li>
      {before}
      <div class="entry">
        <span class={`entry-pictogram family-${need?.family ?? 'daily'}`}>{pictogram}</span>
        <div class="entry-body">
          <Heading class="entry-name">
            <a href={`/initiative/${initiative.slug}`}>
              <Highlight text={initiative.name} mark={mark} />
            </a>
          </Heading>
          <p class="entry-summary" lang={summary.lang} dir={summary.lang === 'ar' ? 'rtl' : 'ltr'}>
            <Highlight text={summary.text} mark={mark} />
          </p>
          {facts}
          {about}
        </div>
      </div>
      {after}
    </li>
  )
}

/** What no letter typed changes. */
function Facts({ initiative, place }: { initiative: Initiative; place: string }) {
  const { cost, access, kind } = initiative
  return (
    <>
      <p class="entry-facts">
        <Fact icon={MapPin} text={place} />
        {cost !== 'inconnu' && <Fact icon={Euro} text={t(`cost.${cost}`)} />}
        {access !== 'inconnu' && <Fact icon={UserCheck} text={t(`access.${access}`)} />}
        {kind === 'tiers-lieu' && <Fact icon={DoorOpen} text={t('entry.kindPlace')} />}
      </p>
      <StandingBadge initiative={initiative} />
    </>
  )
}

function Fact({ icon, text }: { icon: IconNode; text: string }) {
  return (
    <span class="fact">
      <Icon node={icon} size={16} />
      {text}
    </span>
  )
}
