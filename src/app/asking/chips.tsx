/** What was understood, as chips that take their words out again; what the guide does not know says so. */

import { X } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Found } from '../finder/finder.ts'
import type { Query } from '../finder/query.ts'
import type { HeldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/finding.ts'
import { inLanguage, t } from '../words/words.ts'
import { chipWords } from './chip-words.ts'
import { withoutWords } from './without-words.ts'

type ChipsProps = { held: HeldGuide; query: Query; found: Found; ask: (change: Partial<Query>) => void; onText: (text: string) => void }
type Shown = { id: string; label: string; isUnknown?: boolean; remove: () => void }

function chosenChips({ held, query, ask }: ChipsProps): Shown[] {
  const needs = held.guide.needs.filter(({ id }) => query.needs.includes(id))
  const commune = held.guide.communes.find(({ slug }) => slug === query.commune)
  return [
    ...needs.map(({ id, label }) => ({
      id: `need ${id}`,
      label: inLanguage(label).text,
      remove: () => ask({ needs: query.needs.filter((other) => other !== id) }),
    })),
    ...(commune ? [{ id: 'commune', label: commune.name, remove: () => ask({ commune: undefined, radius: undefined }) }] : []),
    ...(query.nearMe ? [{ id: 'here', label: t('filter.nearMe'), remove: () => ask({ nearMe: false, radius: undefined }) }] : []),
  ]
}

/** A word that is still being typed is not called unknown before this many letters. */
const BEGUN = 4

function understoodChips({ query: { text }, found: { understood }, onText }: ChipsProps): Shown[] {
  const chips = understood.chips.map(
    (chip): Shown => ({
      id: `${chip.kind} ${chip.words.map(({ word }) => word).join(' ')}`,
      label: chipWords(chip, text, understood),
      remove: () => onText(withoutWords(text, chip.words)),
    }),
  )
  const unknown = understood.words.filter(({ word, to }) => understood.unknown.includes(word) && (to < text.length || word.length >= BEGUN))
  return [
    ...chips,
    ...unknown.map(
      (word): Shown => ({
        id: `unknown ${word.word}`,
        label: t('finding.unknown', { word: text.slice(word.from, word.to) }),
        isUnknown: true,
        remove: () => onText(withoutWords(text, [word])),
      }),
    ),
  ]
}

export function Chips(props: ChipsProps) {
  const row = useRef<HTMLUListElement>(null)
  const removed = useRef<number | undefined>(undefined)
  const chips = [...understoodChips(props), ...chosenChips(props)]
  // The chip that was pressed is gone: the next one, or the field, takes the focus.
  useLayoutEffect(() => {
    if (removed.current === undefined) return
    const buttons = row.current?.querySelectorAll('button')
    const next = buttons?.[Math.min(removed.current, buttons.length - 1)] ?? document.querySelector<HTMLElement>('.search-box input')
    removed.current = undefined
    next?.focus()
  })
  if (!chips.length) return <p class="hint">{t('finding.hint')}</p>
  return (
    <>
      <span class="hint" id="understood">
        {t(chips.every(({ isUnknown }) => isUnknown) ? 'finding.notUnderstood' : 'finding.understood')}
      </span>
      <ul ref={row} role="list" aria-labelledby="understood">
        {chips.map(({ id, label, isUnknown, remove }, at) => (
          <li key={id}>
            <button
              type="button"
              class={isUnknown ? 'chip chip-unknown' : 'chip'}
              aria-label={t('finding.remove', { what: label })}
              onClick={() => {
                removed.current = at
                remove()
              }}
            >
              <span dir="auto">{label}</span>
              <Icon node={X} size={16} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
