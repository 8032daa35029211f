/** How many were found, sure ones and leads apart, beside the way to the filters. Two lines are kept for it: what follows never moves. */
import type { ComponentChildren } from 'preact'
import { standingOf } from '../../domain/initiative.ts'
import type { Found } from '../finder/finder.ts'
import { t } from '../words/words.ts'

/** @param isWaiting the guide does not know its words yet. */
export function ResultsHead({ found, isWaiting, children }: { found: Found; isWaiting: boolean; children: ComponentChildren }) {
  const leads = found.results.filter(({ initiative }) => standingOf(initiative) === 'lead').length
  const note = found.isPartial ? t('search.partial') : leads > 0 && t('search.leads', { count: leads })
  return (
    <div class="results-head">
      <p role="status">
        <strong>{isWaiting ? t('search.waiting') : t('search.count', { count: found.results.length })}</strong>{' '}
        {!isWaiting && note && <span class="quiet">{note}</span>}
      </p>
      {children}
    </div>
  )
}
