/** How many were found, sure ones and leads apart, beside the way to the filters. */
import type { ComponentChildren } from 'preact'
import { standingOf } from '../../domain/initiative.ts'
import type { Found } from '../finder/finder.ts'
import { t } from '../words/words.ts'

export function ResultsHead({ found, children }: { found: Found; children: ComponentChildren }) {
  const leads = found.results.filter(({ initiative }) => standingOf(initiative) === 'lead').length
  return (
    <div class="results-head">
      <p role="status">
        <strong>{t('search.count', { count: found.results.length })}</strong>
        {leads > 0 && <span class="quiet"> {t('search.leads', { count: leads })}</span>}
      </p>
      {children}
    </div>
  )
}
