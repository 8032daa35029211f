/** The search field with its suggestions, which are fetched when somebody begins to type. */
import { useState } from 'preact/hooks'
import { SearchField } from '../entry/search-field.tsx'
import { Later } from '../ui/later.tsx'
import { useLate } from '../ui/use-late.ts'
import type { Searching } from './use-searching.ts'

export function AskingField({ asking: { text }, finder, ask, onText, go }: Searching) {
  const [isTyping, setTyping] = useState(false)
  const suggestions = useLate(() => import('./search-suggestions.tsx'), isTyping)
  return (
    <SearchField
      value={text}
      onInput={onText}
      onSubmit={(typed) => ask({ text: typed })}
      onFocus={() => setTyping(true)}
      popup={(field) => (
        <Later>{suggestions && <suggestions.SearchSuggestions finder={finder} field={field} text={text} onText={onText} onGo={go} />}</Later>
      )}
    />
  )
}
