/** The search field: a form that also works by Enter, with a way to clear it. */
import { Search, X } from 'lucide'
import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from './icon.tsx'

export type SearchBoxProps = {
  label: string
  placeholder: string
  submitLabel: string
  clearLabel: string
  value: string
  onInput?: (text: string) => void
  onSubmit: (text: string) => void
  onFocus?: () => void
  /** A list of proposals under the field. It moves the field's own `aria-expanded` and `aria-activedescendant`. */
  popup?: (field: RefObject<HTMLInputElement | null>) => ComponentChildren
}

/** Where the list of proposals is, for the field to name it. */
export const POPUP_ID = 'suggestions'
const SEARCHBOX = { role: 'searchbox' } as const
const COMBOBOX = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': POPUP_ID } as const

export function SearchBox({ label, placeholder, submitLabel, clearLabel, value, onInput, onSubmit, onFocus, popup }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  // The field belongs to who types: a drawing that comes late must never put back an older text.
  useLayoutEffect(() => {
    const field = input.current
    if (field && document.activeElement !== field) field.value = value
  }, [value])
  return (
    // The element <search> is younger than the oldest browsers that must work.
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <form
      class="search-box"
      role="search"
      action="/recherche"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(input.current?.value ?? '')
        // Puts the phone's keyboard away, so that the results are seen.
        input.current?.blur()
      }}
    >
      <input
        ref={input}
        type="text"
        inputMode="search"
        name="q"
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        maxLength={300}
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        enterkeyhint="search"
        onInput={(event) => onInput?.(event.currentTarget.value)}
        onFocus={onFocus}
        {...(popup ? COMBOBOX : SEARCHBOX)}
      />
      {value && (
        <button
          type="button"
          class="search-clear"
          aria-label={clearLabel}
          onClick={() => {
            if (input.current) input.current.value = ''
            onInput?.('')
            input.current?.focus()
          }}
        >
          <Icon node={X} />
        </button>
      )}
      <button type="submit" class="search-submit" aria-label={submitLabel}>
        <Icon node={Search} />
      </button>
      {popup?.(input)}
    </form>
  )
}
