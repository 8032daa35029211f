/** The list under the search field: the combobox pattern, by keyboard, by touch and for screen readers. It comes after the field, and listens to it from outside. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { findPersonalData } from '../../domain/personal-data.ts'
import { recentSearches, rememberSearch } from '../store/recent-searches.ts'
import { POPUP_ID } from '../ui/search-box.tsx'
import '../words/finding.ts'
import { t } from '../words/words.ts'
import { mayBeDanger } from './danger-notice.tsx'
import { KIND_WORDS, type Offer, offersFor, type Suggested } from './suggested.ts'

export type SuggestionListProps = {
  field: RefObject<HTMLInputElement | null>
  text: string
  suggest: (text: string) => Suggested[]
  /** A row that is a text was chosen; it stands in the field already. */
  onText: (text: string) => void
  /** A row that leads elsewhere was chosen. */
  onGo: (address: string) => void
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
const idOf = (at: number) => `suggestion-${at}`
const keyOf = ({ kind, label }: Offer) => `${kind} ${label}`

const recentOffers = (): Offer[] => (recentSearches() ?? []).map((text) => ({ kind: 'recent', label: text, lang: '', text }))

/** Help at once is never covered by a list. */
const rowsFor = (text: string, suggest: SuggestionListProps['suggest']) => {
  if (!text.trim()) return recentOffers()
  return mayBeDanger(text) ? [] : offersFor(text, suggest(text))
}

export function SuggestionList({ field, text, suggest, onText, onGo }: SuggestionListProps) {
  const [isOpen, setOpen] = useState(() => document.activeElement === field.current && !field.current?.value)
  // By what it says: rows that change under the reader, because the guide learnt more words, must not put another in its place.
  const [activeKey, setActiveKey] = useState<string>()
  const rows = useMemo(() => (isOpen ? rowsFor(text, suggest) : []), [isOpen, text, suggest])
  const active = rows.findIndex((row) => keyOf(row) === activeKey)
  const setActive = (at: number) => setActiveKey(rows[at] && keyOf(rows[at]))
  const isShown = rows.length > 0
  const close = () => {
    setOpen(false)
    setActiveKey(undefined)
  }
  const choose = ({ text: chosen, address }: Offer) => {
    close()
    if (field.current) field.current.value = chosen
    if (address) onGo(address)
    else onText(chosen)
  }
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const row = rows[active]
    if (event.isComposing) return
    if (step) {
      event.preventDefault()
      setOpen(true)
      // The field itself is one of the places that the arrows go round.
      const places = rows.length + 1
      setActive(((active + 1 + step + places) % places) - 1)
    } else if (event.key === 'Enter' && row) {
      event.preventDefault()
      choose(row)
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault()
      close()
    } else if (event.key === 'Home' || event.key === 'End') setActive(-1)
  }
  useFieldEvents(field, {
    keydown: onKey,
    input: () => {
      setOpen(true)
      setActive(-1)
    },
    focus: () => setOpen(!field.current?.value),
    blur: () => {
      close()
      remember(field.current?.value ?? '')
    },
  })
  // Before the next key is answered: what is read out must be the row that Enter takes.
  useLayoutEffect(() => {
    const input = field.current
    input?.setAttribute('aria-expanded', String(isShown))
    if (isShown && active >= 0) {
      input?.setAttribute('aria-activedescendant', idOf(active))
      document.getElementById(idOf(active))?.scrollIntoView({ block: 'nearest' })
    } else input?.removeAttribute('aria-activedescendant')
  }, [isShown, active])
  return (
    <>
      <div class="visually-hidden" aria-live="polite">
        {isShown && t('suggest.count', { count: rows.length })}
      </div>
      {isShown && <Rows rows={rows} active={active} onChoose={choose} />}
    </>
  )
}

function remember(text: string) {
  if (!mayBeDanger(text) && !findPersonalData(text).length) rememberSearch(text)
}

type FieldEvents = { keydown: (event: KeyboardEvent) => void; input: () => void; focus: () => void; blur: () => void }

/** The field is another's, and drawn before: its events are listened to, its attributes set, nothing more. */
function useFieldEvents(field: RefObject<HTMLInputElement | null>, events: FieldEvents) {
  const latest = useRef(events)
  latest.current = events
  useEffect(() => {
    const input = field.current
    const stop = new AbortController()
    for (const name of ['keydown', 'input', 'focus', 'blur'] as const)
      input?.addEventListener(name, (event) => latest.current[name](event as KeyboardEvent), { signal: stop.signal })
    return () => stop.abort()
  }, [field])
}

function Rows({ rows, active, onChoose }: { rows: readonly Offer[]; active: number; onChoose: (offer: Offer) => void }) {
  return (
    // The focus stays in the field, also for a finger or a mouse.
    <div role="listbox" id={POPUP_ID} class="suggestions" aria-label={t('suggest.title')} onMouseDown={(event) => event.preventDefault()}>
      {rows.map((offer, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers to the keys of its list.
        // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and names the active row.
        <div
          key={keyOf(offer)}
          role="option"
          id={idOf(at)}
          aria-selected={at === active}
          class={`suggestion suggestion-${offer.kind}`}
          onClick={() => onChoose(offer)}
        >
          <span class="suggestion-kind">{t(KIND_WORDS[offer.kind])}</span>{' '}
          <span class="suggestion-label">
            <bdi lang={offer.lang || undefined}>{offer.label}</bdi>
          </span>
        </div>
      ))}
    </div>
  )
}
