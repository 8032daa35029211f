/** All entries of the working copy: search, filter, and the way to each. What is asked stands in the address. */
import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { InitiativeRow, InitiativesResponse } from '../../contract/staff.ts'
import { Icon } from '../ui/icon.tsx'
import { type ModerationKey, m } from '../words/moderation.ts'
import { formatDate, formatNumber } from '../words/words.ts'
import { ListEnd } from './answer-states.tsx'
import { may } from './session.ts'
import { usePages } from './use-pages.ts'
import { communeName } from './verify-row.tsx'

const FILTERS: { value: string; words: ModerationKey }[] = [
  { value: '', words: 'modp.filter.all' },
  { value: 'open', words: 'modp.filter.open' },
  { value: 'closed', words: 'modp.filter.closed' },
  { value: 'hidden', words: 'modp.filter.hidden' },
]

function addressOf(q: string, filter: string): string {
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(filter ? { etat: filter } : {}) })
  return `/moderation/initiatives${String(query) ? `?${query}` : ''}`
}

export function EntriesPage() {
  const { query, route } = useLocation()
  const q = query['q'] ?? ''
  const filter = FILTERS.find(({ value }) => value === query['etat'])?.value ?? ''
  const asked = new URLSearchParams({ limit: '50', ...(q ? { q } : {}), ...(filter ? { filter } : {}) })
  const pages = usePages<InitiativesResponse, InitiativeRow>(`/initiatives?${asked}`, ({ rows }) => rows)
  const total = pages.last?.counts.total
  return (
    <>
      <div class="modp-head">
        <h1 tabIndex={-1}>{m('mod.nav.entries')}</h1>
        {may('editor') && (
          <a class="button button-main" href="/moderation/initiatives/nouvelle">
            <Icon node={Plus} />
            {m('modp.new')}
          </a>
        )}
      </div>
      <Search key={q} q={q} filter={filter} onAsk={(words, state) => route(addressOf(words, state))} />
      <p class="quiet" role="status">
        {total !== undefined && m('modp.entries.count', { count: total, number: formatNumber(total) })}
      </p>
      <ul class="modp-rows" aria-label={m('mod.nav.entries')}>
        {pages.rows.map((row) => (
          <EntryRow key={row.id} row={row} />
        ))}
      </ul>
      <ListEnd pages={pages} empty={m('modp.entries.empty')} />
    </>
  )
}

type SearchProps = { q: string; filter: string; onAsk: (q: string, filter: string) => void }

function Search({ q, filter, onAsk }: SearchProps) {
  const [words, setWords] = useState(q)
  return (
    // The element <search> is younger than the oldest browsers that must work.
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <form
      class="modp-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onAsk(words.trim(), filter)
      }}
    >
      <div class="modp-field">
        <label for="entries-q">{m('modp.entries.search')}</label>
        <input
          id="entries-q"
          type="search"
          dir="auto"
          maxLength={200}
          autoComplete="off"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <div class="modp-field">
        <label for="entries-filter">{m('modp.entries.filter')}</label>
        <select id="entries-filter" value={filter} onChange={(event) => onAsk(words.trim(), event.currentTarget.value)}>
          {FILTERS.map(({ value, words: label }) => (
            <option key={value} value={value}>
              {m(label)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button">
        {m('modp.entries.find')}
      </button>
    </form>
  )
}

function EntryRow({ row }: { row: InitiativeRow }) {
  const verified = row.verifiedAt ? m('modp.verify.last', { date: formatDate(row.verifiedAt) }) : m('modp.verify.never')
  return (
    <li class="modp-entry">
      <a class="modp-name" href={`/moderation/initiatives/${row.id}`}>
        {row.name}
      </a>
      <span class="quiet">{[communeName(row.commune), verified].filter(Boolean).join(' · ')}</span>
      {row.status === 'closed' && <span class="modp-tag">{m('modp.status.closed')}</span>}
      {row.hidden && <span class="modp-tag">{m('modp.tag.hidden')}</span>}
    </li>
  )
}
