/** The search screen: what is asked stands in the address; results are drawn from the guide held, a few at a time. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { DangerNotice } from '../entry/danger-notice.tsx'
import { SearchField } from '../entry/search-field.tsx'
import { askPosition, position } from '../finder/position.ts'
import { MAX_TEXT, parseQuery, type Query, searchUrl } from '../finder/query.ts'
import { useFinder } from '../finder/use-finder.ts'
import { type HeldGuide, heldGuide } from '../store/held-guide.ts'
import { Page } from '../ui/page.tsx'
import { useLate } from '../ui/use-late.ts'
import { t } from '../words/words.ts'
import { FiltersToggle } from './filters-toggle.tsx'
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
  const ask = (change: Partial<Query>) => route(searchUrl({ ...query, text: asked.current, ...change }), true)

  const { nearMe } = query
  useEffect(() => {
    if (nearMe && position.peek().kind === 'unasked') askPosition()
  }, [nearMe])
  const [areFiltersOpen, setFiltersOpen] = useState(false)
  const here = position.value.kind === 'known' ? position.value.point : undefined
  const made = useFinder(held)
  const { finder, knowsWords, isWhole } = made
  const asking = useMemo(() => ({ ...query, text }), [query, text])
  const found = useMemo(() => finder.find(asking, here), [made, asking, here])
  // Before the guide knows its words, only places and filters can be answered.
  const isWaiting = found.understood.words.length > 0 && (!knowsWords || (!isWhole && !found.results.length))
  const late = useLate(() => import('./late.ts'))
  const [isTyping, setTyping] = useState(false)
  const suggestions = useLate(() => import('./search-suggestions.tsx'), isTyping)
  const onText = (typed: string) => {
    asked.current = typed.slice(0, MAX_TEXT)
    setText(typed)
    // The address follows each letter without a second drawing.
    history.replaceState(null, '', searchUrl({ ...query, text: typed }))
  }

  return (
    <div class="search-screen">
      <div class="search-main">
        <SearchField
          value={text}
          onInput={onText}
          onSubmit={(typed) => ask({ text: typed })}
          onFocus={() => setTyping(true)}
          popup={(field) => suggestions && <suggestions.SearchSuggestions finder={finder} field={field} text={text} onText={onText} onGo={route} />}
        />
        <div class="understood">{late && !isWaiting && <late.Chips held={held} query={asking} found={found} ask={ask} onText={onText} />}</div>
        <DangerNotice text={text} />
        {late && query.nearMe && <late.PositionNotice />}
        <ResultsHead found={found} isWaiting={isWaiting}>
          <FiltersToggle query={query} isOpen={areFiltersOpen} onToggle={() => setFiltersOpen(!areFiltersOpen)} />
        </ResultsHead>
        <div class="results">
          {!isWaiting && late && found.results.length === 0 && (
            <late.NothingFound held={held} finder={finder} found={found} query={asking} ask={ask} />
          )}
          <Results held={held} query={asking} found={found} />
          {late && <late.WiderLinks finder={finder} found={found} query={asking} />}
        </div>
      </div>
      {late && <late.Filters held={held} query={query} found={found} ask={ask} isOpen={areFiltersOpen} onClose={() => setFiltersOpen(false)} />}
    </div>
  )
}
