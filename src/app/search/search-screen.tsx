/** The search screen: what is asked stands in the address; results are drawn from the guide held, a few at a time. */
import { AskingField } from '../asking/asking-field.tsx'
import { FiltersToggle } from '../asking/filters-toggle.tsx'
import { Results } from '../asking/results.tsx'
import { ResultsHead } from '../asking/results-head.tsx'
import { useSearching } from '../asking/use-searching.ts'
import { DangerNotice } from '../entry/danger-notice.tsx'
import { type HeldGuide, heldGuide } from '../store/held-guide.ts'
import { Later } from '../ui/later.tsx'
import { Page } from '../ui/page.tsx'
import { t } from '../words/words.ts'
import '../asking/asking.css'

export function SearchScreen() {
  const held = heldGuide.value
  return (
    <Page title={`${t('search.title')} – ${t('app.name')}`} heading={<span class="visually-hidden">{t('search.title')}</span>} layout="wide">
      {held ? <Search held={held} /> : <p class="quiet">{t('search.loading')}</p>}
    </Page>
  )
}

function Search({ held }: { held: HeldGuide }) {
  const searching = useSearching(held, '/recherche')
  const { query, asking, ask, onText, settle, finder, found, mark, isWaiting, isCalm, late, areFiltersOpen, setFiltersOpen } = searching
  return (
    // Links are followed by the router, which knows nothing of an address that is still to come.
    <div class="search-screen" onClickCapture={settle}>
      <div class="search-main">
        <AskingField {...searching} />
        <div class="understood">
          <Later>{late && !isWaiting && <late.Chips held={held} query={asking} found={found} ask={ask} onText={onText} />}</Later>
        </div>
        <DangerNotice text={asking.text} />
        {late && query.nearMe && <late.PositionNotice />}
        <ResultsHead found={found} isWaiting={isWaiting}>
          <FiltersToggle query={query} isOpen={areFiltersOpen} onToggle={() => setFiltersOpen(!areFiltersOpen)} />
        </ResultsHead>
        <div class="results">
          {isCalm && !isWaiting && late && found.results.length === 0 && (
            <late.NothingFound held={held} finder={finder} found={found} query={asking} ask={ask} />
          )}
          <Results held={held} query={asking} found={found} mark={mark} isCalm={isCalm} />
          <Later>{late && <late.WiderLinks finder={finder} found={found} query={asking} />}</Later>
        </div>
      </div>
      <Later>
        {late && <late.Filters held={held} query={query} found={found} ask={ask} isOpen={areFiltersOpen} onClose={() => setFiltersOpen(false)} />}
      </Later>
    </div>
  )
}
