/** The search screen: what is asked stands in the address; results are drawn from the guide held, a few at a time. */

import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { DangerNotice } from '../entry/danger-notice.tsx'
import { SearchField } from '../entry/search-field.tsx'
import { askPosition, position } from '../finder/position.ts'
import { MAX_TEXT, parseQuery, type Query, searchUrl } from '../finder/query.ts'
import { finderOf } from '../finder/use-finder.ts'
import { type HeldGuide, heldGuide } from '../store/held-guide.ts'
import { Page } from '../ui/page.tsx'
import { t } from '../words/words.ts'
import type { FiltersProps } from './filters.tsx'
import { FiltersToggle } from './filters-toggle.tsx'
import { PositionNotice } from './position-notice.tsx'
import { Results } from './results.tsx'
import { ResultsHead } from './results-head.tsx'
import './search.css'

export function SearchScreen() {
  const held = heldGuide.value
  return (
    <Page title={`${t('search.title')} – ${t('app.name')}`} heading={<span class="visually-hidden">{t('search.title')}</span>} layout="wide">
      {held ? <Search held={held} /> : <p class="quiet">{t('search.loading')}</p>}
    </Page>
  )
}

function Search({ held }: { held: HeldGuide }) {
  const { url, route } = useLocation()
  const { needs, communes } = held.guide
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const query = useMemo(
    () =>
      parseQuery(
        search,
        needs.map(({ id }) => id),
        communes.map(({ slug }) => slug),
      ),
    [search, needs, communes],
  )
  // What is being typed runs ahead of the address, so that no letter waits for it.
  const [text, setText] = useState(query.text)
  const asked = useRef(query.text)
  useEffect(() => {
    if (query.text === asked.current) return
    asked.current = query.text
    setText(query.text)
  }, [query.text])
  const ask = (change: Partial<Query>) => route(searchUrl({ ...query, ...change }), true)

  const { nearMe } = query
  useEffect(() => {
    if (nearMe && position.peek().kind === 'unasked') askPosition()
  }, [nearMe])
  const [areFiltersOpen, setFiltersOpen] = useState(false)
  const here = position.value.kind === 'known' ? position.value.point : undefined
  const found = useMemo(() => finderOf(held).find({ ...query, text }, here), [held, query, text, here])

  return (
    <div class="search-screen">
      <div class="search-main">
        <SearchField
          value={text}
          onInput={(typed) => {
            asked.current = typed.slice(0, MAX_TEXT)
            setText(typed)
            ask({ text: typed })
          }}
          onSubmit={(typed) => ask({ text: typed })}
        />
        <DangerNotice text={text} />
        {query.nearMe && <PositionNotice />}
        <ResultsHead found={found}>
          <FiltersToggle query={query} isOpen={areFiltersOpen} onToggle={() => setFiltersOpen(!areFiltersOpen)} />
        </ResultsHead>
        <Results held={held} query={{ ...query, text }} found={found} ask={ask} />
      </div>
      <LateFilters held={held} query={query} found={found} ask={ask} isOpen={areFiltersOpen} onClose={() => setFiltersOpen(false)} />
    </div>
  )
}

/** The filters are fetched after the first results are drawn: nobody narrows what is not there yet. */
function LateFilters(props: FiltersProps) {
  const [Filters, setFilters] = useState<(props: FiltersProps) => JSX.Element>()
  useEffect(() => {
    void import('./filters.tsx').then((part) => setFilters(() => part.Filters)).catch(() => {})
  }, [])
  return Filters ? <Filters {...props} /> : null
}
