/** The list of what was found, how many, from where distances are measured, and what to try when there is nothing. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { EntryItem } from '../entry/entry-item.tsx'
import type { Found } from '../finder/finder.ts'
import { type Query, searchUrl } from '../finder/query.ts'
import { finderOf } from '../finder/use-finder.ts'
import { communeById, type HeldGuide } from '../store/held-guide.ts'
import { t } from '../words/words.ts'
import { NothingFound } from './nothing-found.tsx'

/** Rows drawn at first and added at each step: a thousand would cost an old phone a quarter of a second. */
const STEP = 24

type ResultsProps = { held: HeldGuide; query: Query; found: Found; ask: (change: Partial<Query>) => void }

export function Results({ held, query, found, ask }: ResultsProps) {
  const [shown, setShown] = useState(STEP)
  const key = searchUrl(query)
  useEffect(() => setShown(STEP), [key])
  const needs = useMemo(() => new Map(held.guide.needs.map((need) => [need.id, need])), [held])
  const { results } = found
  return (
    <div class="results">
      <Understanding query={query} found={found} />
      {query.openNow && (
        <p class="hint">
          {t('search.hoursUnknown')}{' '}
          <button type="button" class="link" onClick={() => ask({ openNow: false })}>
            {t('search.hoursOff')}
          </button>
        </p>
      )}
      {results.length === 0 && !query.openNow && <NothingFound held={held} query={query} ask={ask} />}
      <ul role="list" class="entries" aria-label={t('search.results')}>
        {results.slice(0, shown).map(({ initiative, km }) => (
          <EntryItem key={initiative.id} initiative={initiative} needs={needs} communes={communeById.value} km={km} isFound={found.isFound} />
        ))}
      </ul>
      {results.length > shown && (
        <button type="button" class="button button-wide" onClick={() => setShown(shown + STEP)}>
          {t('search.more', { count: results.length - shown })}
        </button>
      )}
      <WiderLinks held={held} query={found.within ? { ...query, commune: found.within.slug, text: query.commune ? query.text : '' } : query} />
    </div>
  )
}

function Understanding({ query, found }: { query: Query; found: Found }) {
  const { understood, corrections, isPartial, origin, within } = found
  return (
    <>
      {corrections.length > 0 && <p class="hint">{t('search.corrected', { words: corrections.join(', ') })}</p>}
      {isPartial && <p class="hint">{t('search.partial')}</p>}
      {understood.commune && !query.commune && (
        <p class="hint">{t(within ? 'search.placeOnly' : 'search.place', { place: understood.commune.name })}</p>
      )}
      {origin && query.nearMe && <p class="hint">{t('search.fromMe')}</p>}
    </>
  )
}

const WIDER_KM = 5

/** A commune is never a dead end: its surroundings and what serves everybody are one tap away. */
function WiderLinks({ held, query }: { held: HeldGuide; query: Query }) {
  const { commune, radius } = query
  const key = searchUrl(query)
  const counts = useMemo(() => {
    if (!commune) return undefined
    const { find } = finderOf(held)
    const around = find({ ...query, radius: WIDER_KM }).results.length - find({ ...query, radius: undefined }).results.length
    const everywhere = find({ ...query, commune: undefined, radius: undefined }).results.filter(
      ({ initiative }) => initiative.scope !== 'local',
    ).length
    return { around: radius === undefined ? around : 0, everywhere }
    // The address stands for the query, which is a new object at each drawing.
  }, [held, key])
  if (!counts) return null
  return (
    <ul class="wider">
      {counts.around > 0 && (
        <li>
          <a href={searchUrl({ ...query, radius: WIDER_KM })}>{t('search.around', { count: counts.around, km: WIDER_KM })}</a>
        </li>
      )}
      {counts.everywhere > 0 && (
        <li>
          <a href={searchUrl({ ...query, commune: undefined, radius: undefined })}>{t('search.beyond', { count: counts.everywhere })}</a>
        </li>
      )}
    </ul>
  )
}
