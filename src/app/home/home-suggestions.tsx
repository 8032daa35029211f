/** Suggestions on the first screen: they wait for the guide and its index, the field does not. */
import { useCallback } from 'preact/hooks'
import { SuggestionList, type SuggestionListProps } from '../entry/suggestion-list.tsx'
import { suggest } from '../finder/suggest.ts'
import { useFinder } from '../finder/use-finder.ts'
import { type HeldGuide, heldGuide } from '../store/held-guide.ts'

type Props = Omit<SuggestionListProps, 'suggest'>

function Suggestions({ held, ...props }: Props & { held: HeldGuide }) {
  const { finder } = useFinder(held)
  const offer = useCallback((text: string) => suggest(finder, text), [finder])
  return <SuggestionList suggest={offer} {...props} />
}

export function HomeSuggestions(props: Props) {
  const held = heldGuide.value
  return held ? <Suggestions held={held} {...props} /> : null
}
