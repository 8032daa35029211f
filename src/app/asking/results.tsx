/** The list of what was found: one list, in groups when much was found, a few rows of each at a time. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Initiative } from '../../domain/initiative.ts'
import { EntryItem } from '../entry/entry-item.tsx'
import type { Found } from '../finder/finder.ts'
import { type Query, searchUrl } from '../finder/query.ts'
import { communeById, type HeldGuide } from '../store/held-guide.ts'
import type { Marker } from '../ui/highlight.tsx'
import { t } from '../words/words.ts'
import { type Group, grouped, ungrouped } from './groups.ts'
import { useRowsInSight } from './use-rows-in-sight.ts'

/** Rows drawn at first and added at each step: a thousand would cost an old phone a quarter of a second. */
const STEP = 24
/** Of each group, so that all headings are soon met. */
const GROUP_STEP = 6
/** `isCalm`: nobody is typing. `about`: what more a room says of each. */
type ResultsProps = {
  held: HeldGuide
  query: Query
  found: Found
  /** Marks what answers in a text. */
  mark: Marker | undefined
  isCalm: boolean
  about?: ((initiative: Initiative) => ComponentChildren) | undefined
}

export function Results({ held, query, found, mark, isCalm, about }: ResultsProps) {
  const list = useRef<HTMLUListElement>(null)
  const key = searchUrl(query)
  const [opened, setOpened] = useState<{ key: string; more: Record<string, number>; next?: number }>({ key, more: {} })
  const more = opened.key === key ? opened.more : {}
  const needs = useMemo(() => new Map(held.guide.needs.map((need) => [need.id, need])), [held])
  // The button that was pressed is gone: whoever uses a keyboard goes on with the first new row.
  useLayoutEffect(() => {
    const row = opened.next === undefined ? undefined : list.current?.children[opened.next]
    row?.querySelector('a')?.focus({ preventScroll: true })
  }, [opened])
  const inSight = useRowsInSight()
  // A filter that was set is answered in one frame by what is in sight; the rest follows the paint.
  const [painted, setPainted] = useState(key)
  useEffect(() => setPainted(key), [key])
  const isWhole = isCalm && painted === key
  const room = isWhole ? Number.POSITIVE_INFINITY : inSight
  // The first rows are the same with groups and without.
  const groups = useMemo(() => (isWhole ? grouped(found, query) : [ungrouped(found)]), [isWhole, found, query])
  let drawn = 0
  const rowsOf = ({ id, heading, results }: Group) => {
    const step = heading ? GROUP_STEP : STEP
    const shown = results.slice(0, Math.min(step + (more[id] ?? 0), room - drawn))
    const before = drawn
    drawn += shown.length
    const next = drawn
    const left = results.length - shown.length
    return shown.map(({ initiative, km }, at) => (
      <EntryItem
        // By place: what changes at each letter is the words in a row, and making rows anew costs an old phone most of a frame.
        key={before + at}
        initiative={initiative}
        needs={needs}
        communes={communeById.value}
        km={km}
        mark={mark}
        about={about?.(initiative)}
        level={heading ? 3 : 2}
        before={heading && at === 0 && <h2 class="group-heading">{heading}</h2>}
        after={
          isWhole &&
          left > 0 &&
          at === shown.length - 1 && (
            <button
              type="button"
              class="button button-wide group-more"
              onClick={() => setOpened({ key, more: { ...more, [id]: (more[id] ?? 0) + STEP }, next })}
            >
              {t('search.more', { count: left })}
            </button>
          )
        }
      />
    ))
  }
  return (
    <ul ref={list} role="list" class="entries" aria-label={t('search.results')}>
      {groups.flatMap(rowsOf)}
    </ul>
  )
}
