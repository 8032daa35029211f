/** Suggestions under the search field of the results; fetched when somebody begins to type. */
import { useCallback, useEffect } from 'preact/hooks'
import { SuggestionList, type SuggestionListProps } from '../entry/suggestion-list.tsx'
import type { Finder } from '../finder/finder.ts'
import { whenIdle } from '../finder/steps.ts'
import { prepareSuggestions, suggest } from '../finder/suggest.ts'

export function SearchSuggestions({ finder, ...props }: Omit<SuggestionListProps, 'suggest'> & { finder: Finder }) {
  useEffect(() => whenIdle(() => prepareSuggestions(finder), 1000), [finder])
  const offer = useCallback((text: string) => suggest(finder, text), [finder])
  return <SuggestionList suggest={offer} {...props} />
}
