/** Filters that combine, each value with the number of results it would leave. Beside the results on a wide screen, folded on a phone. */
import { useMemo } from 'preact/hooks'
import { ACCESSES, ACTIONS, AUDIENCES, COSTS, MODES } from '../../domain/initiative.ts'
import { countFacets } from '../finder/facet-counts.ts'
import type { Found } from '../finder/finder.ts'
import { FACETS, type Facet, filterCount, NO_FILTERS, type Query } from '../finder/query.ts'
import type { HeldGuide } from '../store/held-guide.ts'
import '../words/finding.ts'
import { useMedia } from '../ui/use-media.ts'
import { inLanguage, t, type WordKey } from '../words/words.ts'
import { PlaceFilter } from './place-filter.tsx'

export type FiltersProps = {
  held: HeldGuide
  query: Query
  found: Found
  ask: (change: Partial<Query>) => void
  isOpen: boolean
  onClose: () => void
}

const TITLES: Record<Facet, WordKey> = {
  needs: 'filter.need',
  actions: 'filter.action',
  costs: 'filter.cost',
  accesses: 'filter.access',
  modes: 'filter.mode',
  audiences: 'filter.audience',
}
const LABELS: Record<Exclude<Facet, 'needs'>, string> = { actions: 'action', costs: 'cost', accesses: 'access', modes: 'mode', audiences: 'audience' }

/** As in search.css. */
const BESIDE = '(min-width: 1000px)'

export function Filters(props: FiltersProps) {
  const { isOpen, onClose } = props
  const isBeside = useMedia(BESIDE)
  // Back to the button that opened them, and the results under it.
  const close = () => {
    onClose()
    document.querySelector<HTMLElement>('.filters-toggle')?.focus()
  }
  return (
    <aside
      class="filters"
      aria-label={t('search.filters')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen && !isBeside) close()
      }}
    >
      <div id="filters-panel" class="filters-panel" data-open={isOpen}>
        {(isOpen || isBeside) && <Panel {...props} onClose={close} />}
      </div>
    </aside>
  )
}

/** Not drawn while it is folded: counting and drawing a hundred values at each letter would hold up who types. */
function Panel({ held, query, found, ask, onClose }: FiltersProps) {
  const counts = useMemo(() => countFacets(found.pool, query), [found, query])
  return (
    <>
      {filterCount(query) > 0 && (
        <button type="button" class="button" onClick={() => ask(NO_FILTERS)}>
          {t('filter.clear')}
        </button>
      )}
      <PlaceFilter held={held} query={query} ask={ask} />
      {FACETS.map((facet) => (
        <FacetFilter key={facet} facet={facet} held={held} chosen={query[facet]} counts={counts[facet]} ask={ask} />
      ))}
      <fieldset class="facet">
        <legend>{t('filter.other')}</legend>
        <Choice label={t('filter.tiersLieux')} checked={query.tiersLieux} onChange={(tiersLieux) => ask({ tiersLieux })} />
        <Choice label={t('filter.closed')} checked={query.closed} onChange={(closed) => ask({ closed })} />
      </fieldset>
      <button type="button" class="button button-main filters-done" onClick={onClose}>
        {t('filter.show', { count: found.results.length })}
      </button>
    </>
  )
}

type FacetProps = Pick<FiltersProps, 'held' | 'ask'> & { facet: Facet; chosen: readonly string[]; counts: ReadonlyMap<string, number> }

function FacetFilter({ facet, held, chosen, counts, ask }: FacetProps) {
  const values = labelledValues(facet, held).filter(({ value }) => (counts.get(value) ?? 0) > 0 || chosen.includes(value))
  if (!values.length) return null
  return (
    <fieldset class="facet">
      <legend>{t(TITLES[facet])}</legend>
      {values.map(({ value, label }) => (
        <Choice
          key={value}
          label={label}
          count={counts.get(value) ?? 0}
          checked={chosen.includes(value)}
          onChange={(on) => ask({ [facet]: on ? [...chosen, value] : chosen.filter((other) => other !== value) } as Partial<Query>)}
        />
      ))}
    </fieldset>
  )
}

function labelledValues(facet: Facet, held: HeldGuide): { value: string; label: string }[] {
  if (facet === 'needs')
    return [...held.guide.needs].sort((a, b) => a.rank - b.rank).map(({ id, label }) => ({ value: id, label: inLanguage(label).text }))
  return VALUES[facet].map((value) => ({ value, label: t(`${LABELS[facet]}.${value}` as WordKey) }))
}

const VALUES: Record<Exclude<Facet, 'needs'>, readonly string[]> = {
  actions: ACTIONS,
  costs: COSTS,
  accesses: ACCESSES,
  modes: MODES,
  audiences: AUDIENCES,
}

function Choice({ label, count, checked, onChange }: { label: string; count?: number; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
      {count !== undefined && <span class="choice-count">{count}</span>}
    </label>
  )
}
