/** The search screen: what is asked stands in the address; results are drawn from the guide held, a few at a time. */

import { useEffect, useMemo, useState } from 'preact/hooks'
import { DangerNotice } from '../entry/danger-notice.tsx'
import { SearchField } from '../entry/search-field.tsx'
import { askPosition, position } from '../finder/position.ts'
import { useFinder } from '../finder/use-finder.ts'
import { type HeldGuide, heldGuide } from '../store/held-guide.ts'
import { Later } from '../ui/later.tsx'
import { Page } from '../ui/page.tsx'
import { useCalm } from '../ui/use-calm.ts'
import { useLate } from '../ui/use-late.ts'
import { t } from '../words/words.ts'
import { FiltersToggle } from './filters-toggle.tsx'
import { Results } from './results.tsx'
import { ResultsHead } from './results-head.tsx'
import { useAsking } from './use-asking.ts'
import './search.css'

/** While somebody types only what the screen can show is drawn; the rest follows when the letters stop. */
const PAUSE_MS = 600

export function SearchScreen() {
  const held = heldGuide.value
  return (
    <Page title={`${t('search.title')} – ${t('app.name')}`} heading={<span class="visually-hidden">{t('search.title')}</span>} layout="wide">
      {held ? <Search held={held} /> : <p class="quiet">{t('search.loading')}</p>}
    </Page>
  )
}

function Search({ held }: { held: HeldGuide }) {
  const { query, asking, ask, onText, go, settle } = useAsking(held)
  const { text } = asking
  const { nearMe } = query
  useEffect(() => {
    if (nearMe && position.peek().kind === 'unasked') askPosition()
  }, [nearMe])
  const [areFiltersOpen, setFiltersOpen] = useState(false)
  const here = position.value.kind === 'known' ? position.value.point : undefined
  const made = useFinder(held)
  const { finder, knowsWords, isWhole } = made
  const found = useMemo(() => finder.find(asking, here), [made, asking, here])
  // Before the guide knows its words, only places and filters can be answered.
  const isWaiting = found.understood.words.length > 0 && (!knowsWords || (!isWhole && !found.results.length))
  const isCalm = useCalm(text, PAUSE_MS)
  const late = useLate(() => import('./late.ts'))
  const [isTyping, setTyping] = useState(false)
  const suggestions = useLate(() => import('./search-suggestions.tsx'), isTyping)

  return (
    // Links are followed by the router, which knows nothing of an address that is still to come.
    <div class="search-screen" onClickCapture={settle}>
      <div class="search-main">
        <SearchField
          value={text}
          onInput={onText}
          onSubmit={(typed) => ask({ text: typed })}
          onFocus={() => setTyping(true)}
          popup={(field) => (
            <Later>{suggestions && <suggestions.SearchSuggestions finder={finder} field={field} text={text} onText={onText} onGo={go} />}</Later>
          )}
        />
        <div class="understood">{late && !isWaiting && <late.Chips held={held} query={asking} found={found} ask={ask} onText={onText} />}</div>
        <DangerNotice text={text} />
        {late && query.nearMe && <late.PositionNotice />}
        <ResultsHead found={found} isWaiting={isWaiting}>
          <FiltersToggle query={query} isOpen={areFiltersOpen} onToggle={() => setFiltersOpen(!areFiltersOpen)} />
        </ResultsHead>
        <div class="results">
          {isCalm && !isWaiting && late && found.results.length === 0 && (
            <late.NothingFound held={held} finder={finder} found={found} query={asking} ask={ask} />
          )}
          <Results held={held} query={asking} found={found} isCalm={isCalm} />
          <Later>{late && <late.WiderLinks finder={finder} found={found} query={asking} />}</Later>
        </div>
      </div>
      <Later>
        {late && <late.Filters held={held} query={query} found={found} ask={ask} isOpen={areFiltersOpen} onClose={() => setFiltersOpen(false)} />}
      </Later>
    </div>
  )
}
