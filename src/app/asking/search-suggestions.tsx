/** Suggestions under the search field of the results; fetched when somebody begins to type. */
import { useCallback } from 'preact/hooks'
import { SuggestionList, type SuggestionListProps } from '../entry/suggestion-list.tsx'
import type { Finder } from '../finder/finder.ts'
import { suggest } from '../finder/suggest.ts'

export function SearchSuggestions({ finder, ...props }: Omit<SuggestionListProps, 'suggest'> & { finder: Finder }) {
  const offer = useCallback((text: string) => suggest(finder, text), [finder])
  return <SuggestionList suggest={offer} {...props} />
}
