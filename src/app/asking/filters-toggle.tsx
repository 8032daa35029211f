/** The button that opens the filters on a phone, with how many are on. */
import { SlidersHorizontal } from 'lucide'
import { filterCount, type Query } from '../finder/query.ts'
import { Icon } from '../ui/icon.tsx'
import { t } from '../words/words.ts'

export function FiltersToggle({ query, isOpen, onToggle }: { query: Query; isOpen: boolean; onToggle: () => void }) {
  const chosen = filterCount(query)
  return (
    <button type="button" class="button filters-toggle" aria-expanded={isOpen} aria-controls="filters-panel" onClick={onToggle}>
      <Icon node={SlidersHorizontal} />
      {chosen ? t('search.filtersCount', { count: chosen }) : t('search.filters')}
    </button>
  )
}
