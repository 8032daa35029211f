/** One initiative: what it is, for me?, where and when, how to go or call, and how sure all this is. */
import { ArrowLeft, SearchX } from 'lucide'
import { useMemo } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { EntryItem } from '../entry/entry-item.tsx'
import { similarTo } from '../finder/similar.ts'
import { communeById, heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { NeedIcon } from '../ui/need-icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { canGoBack, Page } from '../ui/page.tsx'
import '../words/initiative.ts'
import { inLanguage, t } from '../words/words.ts'
import { Contact } from './contact.tsx'
import { Facts } from './facts.tsx'
import { Freshness } from './freshness.tsx'
import { Reviews } from './reviews.tsx'
import './initiative.css'

export function InitiativeScreen() {
  const slug = useRoute().params['slug'] ?? ''
  const held = heldGuide.value
  // While there is no guide, the frame says what is going on.
  if (!held) return <div class="page" />
  const initiative =
    held.guide.initiatives.find((one) => one.slug === slug) ?? held.guide.initiatives.find(({ formerSlugs }) => formerSlugs?.includes(slug))
  return initiative ? <Sheet initiative={initiative} /> : <UnknownInitiative />
}

function UnknownInitiative() {
  return (
    <Page title={t('initiative.unknown')} heading={t('initiative.unknown')}>
      <Notice icon={SearchX}>{t('initiative.unknownHelp')}</Notice>
      <p class="row">
        <a class="button button-main" href="/recherche">
          {t('nav.search')}
        </a>
        <a class="button" href="/reglages">
          {t('nav.settings')}
        </a>
      </p>
    </Page>
  )
}

function Sheet({ initiative }: { initiative: Initiative }) {
  const held = heldGuide.value
  const needs = useMemo(() => new Map((held?.guide.needs ?? []).map((need) => [need.id, need])), [held])
  const mainNeed = needs.get(initiative.needs[0] ?? '')
  const summary = inLanguage(initiative.summary)
  const isClosed = standingOf(initiative) === 'closed'
  return (
    <Page key={initiative.id} title={`${initiative.name} – ${t('app.name')}`} heading={initiative.name} layout="sheet" before={<Back />}>
      <article class={`sheet family-${mainNeed?.family ?? 'daily'}`}>
        <ul class="sheet-needs" aria-label={t('initiative.needs')}>
          {initiative.needs.map((id) => {
            const need = needs.get(id)
            return (
              need && (
                <li key={id}>
                  <a class={`need-chip family-${need.family}`} href={`/recherche?besoin=${id}`}>
                    <NeedIcon name={need.icon} size={18} />
                    {inLanguage(need.label).text}
                  </a>
                </li>
              )
            )
          })}
        </ul>
        <p class="sheet-summary" lang={summary.lang} dir={summary.lang === 'ar' ? 'rtl' : 'ltr'}>
          {summary.text}
        </p>
        {isClosed ? (
          <ClosedNotice needId={mainNeed?.id} needLabel={mainNeed && inLanguage(mainNeed.label).text} />
        ) : (
          <Contact initiative={initiative} />
        )}
        <Freshness initiative={initiative} />
        <Facts initiative={initiative} sources={held?.guide.sources ?? []} />
        <Reviews initiative={initiative} />
      </article>
      <div class="sheet-related">
        <Related initiative={initiative} />
      </div>
    </Page>
  )
}

/** Back where one came from, with the list as it was; an app on the home screen has no such button of its own. */
function Back() {
  const goBack = (event: Event) => {
    if (!canGoBack()) return
    // Before the router sees the click.
    event.preventDefault()
    event.stopPropagation()
    history.back()
  }
  return (
    <a class="back" href="/recherche" onClick={goBack}>
      <Icon node={ArrowLeft} size={20} />
      {t('initiative.back')}
    </a>
  )
}

function ClosedNotice({ needId, needLabel }: { needId: string | undefined; needLabel: string | undefined }) {
  return (
    <section aria-label={t('initiative.contact')}>
      <Notice icon={SearchX} tone="care">
        <p>{t('initiative.closed')}</p>
        {needId && needLabel && (
          <p>
            <a href={`/recherche?besoin=${needId}`}>{t('initiative.closedNext', { need: needLabel })}</a>
          </p>
        )}
      </Notice>
    </section>
  )
}

const SHOWN = 4

function Related({ initiative }: { initiative: Initiative }) {
  const held = heldGuide.value
  const related = useMemo(() => {
    if (!held) return undefined
    const all = held.guide.initiatives
    const branches = all
      .filter(({ network, status }) => network === initiative.id && status !== 'closed')
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
    return { network: all.find(({ id }) => id === initiative.network), branches, similar: similarTo(initiative, all, SHOWN) }
  }, [held, initiative])
  const needs = useMemo(() => new Map((held?.guide.needs ?? []).map((need) => [need.id, need])), [held])
  if (!related) return null
  const list = (title: string, entries: Initiative[]) =>
    entries.length > 0 && (
      <section>
        <h2>{title}</h2>
        <ul class="entries">
          {entries.map((entry) => (
            <EntryItem key={entry.id} initiative={entry} needs={needs} communes={communeById.value} level={3} />
          ))}
        </ul>
      </section>
    )
  return (
    <>
      {list(t('initiative.network'), related.network ? [related.network] : [])}
      {list(t('initiative.branches'), related.branches)}
      {list(t('initiative.similar'), related.similar)}
    </>
  )
}
