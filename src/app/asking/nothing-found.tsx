/** Nothing found: said honestly, with the nearest needs, and a suggestion that holds already what was typed. */
import { useLocation } from 'preact-iso'
import { findPersonalData } from '../../domain/personal-data.ts'
import { mayBeDanger } from '../entry/danger-notice.tsx'
import { NeedsGrid } from '../entry/needs-grid.tsx'
import type { Finder, Found } from '../finder/finder.ts'
import { filterCount, NO_FILTERS, type Query } from '../finder/query.ts'
import { suggest } from '../finder/suggest.ts'
import type { HeldGuide } from '../store/held-guide.ts'
import '../words/finding.ts'
import { inLanguage, t } from '../words/words.ts'

type NothingFoundProps = { held: HeldGuide; finder: Finder; found: Found; query: Query; ask: (change: Partial<Query>) => void }

export function NothingFound({ held, finder, found, query, ask }: NothingFoundProps) {
  const outside = found.understood.chips.filter(({ kind }) => kind === 'outside').flatMap(({ label }) => (label ? inLanguage(label).text : []))
  const nearest = suggest(finder, query.text).flatMap((one) => (one.kind === 'need' ? one.need : []))
  const needs = [...held.guide.needs].sort((a, b) => a.rank - b.rank)
  const near = outside.length ? [] : needs.filter(({ id }) => nearest.includes(id))
  return (
    <div class="nothing">
      {query.openNow ? (
        <p>
          {t('finding.hoursUnknown')}{' '}
          <button type="button" class="link" onClick={() => ask({ openNow: false })}>
            {t('finding.hoursOff')}
          </button>
        </p>
      ) : (
        <p>
          <strong dir="auto">{outside.length ? t('finding.outside', { what: outside.join(', ') }) : t('finding.none')}</strong>{' '}
          {!outside.length && t('finding.noneMeans')}
        </p>
      )}
      {filterCount(query) > 0 && (
        <button type="button" class="button" onClick={() => ask(NO_FILTERS)}>
          {t('finding.clearFilters')}
        </button>
      )}
      {near.length > 0 && (
        <>
          <p>{t('finding.nearest')}</p>
          <NeedsGrid needs={near} />
        </>
      )}
      {!outside.length && <SuggestIt text={query.text.trim()} />}
      {near.length === 0 && (
        <>
          <p>{t('finding.help')}</p>
          <NeedsGrid needs={needs} />
        </>
      )}
    </div>
  )
}

/** Never with words of danger, nor with what may name somebody. */
const isFitToCarry = (text: string) => text !== '' && !mayBeDanger(text) && findPersonalData(text).length === 0

/** The words go through the router alone, as what another app shares: the address of the link, which a server may be asked for, has none. */
function SuggestIt({ text }: { text: string }) {
  const { route } = useLocation()
  return (
    <p class="nothing-suggest">
      {t('finding.missing')}{' '}
      <a
        class="button"
        href="/contribuer"
        onClick={(event) => {
          if (!isFitToCarry(text) || event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          event.stopPropagation()
          route(`/contribuer?${new URLSearchParams({ title: text })}`)
        }}
      >
        {t('footer.suggest')}
      </a>
    </p>
  )
}
