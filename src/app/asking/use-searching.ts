/** All that a page needs to answer a query while somebody types it: the list and the map ask alike. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { askPosition, position } from '../finder/position.ts'
import type { AskingPage } from '../finder/query.ts'
import { useFinder } from '../finder/use-finder.ts'
import type { HeldGuide } from '../store/held-guide.ts'
import { useCalm } from '../ui/use-calm.ts'
import { useLate } from '../ui/use-late.ts'
import { useAsking } from './use-asking.ts'

/** While somebody types only what the screen can show is drawn; the rest follows when the letters stop. */
const PAUSE_MS = 600

export type Searching = ReturnType<typeof useSearching>

export function useSearching(held: HeldGuide, page: AskingPage) {
  const asked = useAsking(held, page)
  const { asking, query } = asked
  const { nearMe } = query
  useEffect(() => {
    if (nearMe && position.peek().kind === 'unasked') askPosition()
  }, [nearMe])
  const here = position.value.kind === 'known' ? position.value.point : undefined
  const made = useFinder(held, asking.text !== '')
  const { finder, knowsWords, isWhole } = made
  const found = useMemo(() => finder.find(asking, here), [made, asking, here])
  // Before the guide knows its words, only places and filters can be answered.
  const isWaiting = found.understood.words.length > 0 && (!knowsWords || (!isWhole && !found.results.length))
  const isCalm = useCalm(asking.text, PAUSE_MS)
  const late = useLate(() => import('./late.ts'))
  const mark = useMemo(() => late?.markerOf(found.understood, finder.inside.index), [late, found, finder])
  const [areFiltersOpen, setFiltersOpen] = useState(false)
  return { ...asked, held, finder, found, mark, isWaiting, isCalm, late, areFiltersOpen, setFiltersOpen }
}
