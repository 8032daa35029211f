/** Nothing found: said honestly, with the nearest ways on. */
import { NeedsGrid } from '../entry/needs-grid.tsx'
import { filterCount, NO_FILTERS, type Query } from '../finder/query.ts'
import type { HeldGuide } from '../store/held-guide.ts'
import { t } from '../words/words.ts'

export function NothingFound({ held, query, ask }: { held: HeldGuide; query: Query; ask: (change: Partial<Query>) => void }) {
  const needs = [...held.guide.needs].sort((a, b) => a.rank - b.rank)
  return (
    <div class="nothing">
      <p>
        <strong>{t('search.none')}</strong>
      </p>
      {filterCount(query) > 0 && (
        <button type="button" class="button" onClick={() => ask(NO_FILTERS)}>
          {t('search.clearFilters')}
        </button>
      )}
      <p>{t('search.noneHelp')}</p>
      <NeedsGrid needs={needs} />
      <p>
        <a class="button" href="/contribuer">
          {t('footer.suggest')}
        </a>
      </p>
    </div>
  )
}
