/** Which contributions are shown; the choice stands in the address. */
import { useLocation } from 'preact-iso'
import { QUEUE_KINDS, type QueueResponse } from '../../contract/staff.ts'
import { CONTRIBUTION_STATES } from '../../domain/contribution.ts'
import { m } from '../words/moderation.ts'
import { formatNumber } from '../words/words.ts'
import type { Filters } from './use-queue.ts'

const known = <T extends string>(all: readonly T[], value: string | undefined): T | undefined => all.find((one) => one === value)

export function filtersOf(query: Record<string, string | undefined>): Filters {
  const isSpam = query['pub'] === '1'
  return { state: known(CONTRIBUTION_STATES, query['etat']) ?? 'received', kind: known(QUEUE_KINDS, query['genre']) ?? '', spam: isSpam ? '1' : '' }
}

function addressOf({ state, kind, spam }: Filters): string {
  const query = new URLSearchParams({
    ...(state === 'received' ? {} : { etat: state }),
    ...(kind ? { genre: kind } : {}),
    ...(spam ? { pub: '1' } : {}),
  })
  return `/moderation${query.size || String(query) ? `?${query}` : ''}`
}

export function QueueFilters({ filters, counts }: { filters: Filters; counts: QueueResponse['counts'] | undefined }) {
  const total = counts && QUEUE_KINDS.reduce((sum, kind) => sum + counts[kind], 0)
  const choices: { kind: Filters['kind']; spam: string; words: Parameters<typeof m>[0]; count: number | undefined }[] = [
    { kind: '', spam: '', words: 'mod.kind.all', count: total },
    // A conflict between the data and the staff is rare: it takes no room when there is none.
    ...QUEUE_KINDS.filter((kind) => kind !== 'pack' || filters.kind === 'pack' || (counts?.pack ?? 0) > 0).map((kind) => ({
      kind,
      spam: '',
      words: `mod.kind.${kind}` as const,
      count: counts?.[kind],
    })),
    { kind: '', spam: '1', words: 'mod.kind.spam', count: counts?.spam },
  ]
  return (
    <div class="mod-filters">
      <ul aria-label={m('mod.kinds')}>
        {choices.map(({ kind, spam, words, count }) => (
          <li key={words}>
            <a
              class="mod-filter"
              href={addressOf({ ...filters, kind, spam })}
              aria-current={filters.kind === kind && filters.spam === spam ? 'true' : undefined}
            >
              {m(words)} {count !== undefined && <span class="mod-count">{formatNumber(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function StateFilter({ filters }: { filters: Filters }) {
  const { route } = useLocation()
  return (
    <label class="mod-state">
      <span>{m('mod.state')}</span>
      <select value={filters.state} onChange={(event) => route(addressOf({ ...filters, state: event.currentTarget.value }))}>
        {CONTRIBUTION_STATES.map((state) => (
          <option key={state} value={state}>
            {m(`mod.state.${state}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
