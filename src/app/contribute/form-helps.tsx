/** What a form can do without: what is in the guide already, where one stands, and a copy of all that it holds. Fetched while one writes. */
import { LocateFixed } from 'lucide'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { DraftForm } from '../../domain/outbox-moves.ts'
import { meaningfulWords } from '../../domain/text.ts'
import { askPosition, position } from '../finder/position.ts'
import { parseQuery } from '../finder/query.ts'
import { useFinder } from '../finder/use-finder.ts'
import { type HeldGuide, heldGuide } from '../store/held-guide.ts'
import { fieldValue } from '../store/outbox-form.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Icon } from '../ui/icon.tsx'
import '../words/contributions.ts'
import { t } from '../words/words.ts'

const LIKELY = 3
const LEAST_LETTERS = 4

/** Share of the words of one name that the other must have too. */
const SAME_NAME = 0.6

/** @param typed may end within a word. */
function isNamedAlike(typed: string, name: string): boolean {
  const [words, others] = [meaningfulWords(typed), meaningfulWords(name)]
  const shared = words.filter((word) => others.some((other) => other.startsWith(word))).length
  return shared > 0 && shared >= SAME_NAME * Math.min(words.length, others.length)
}

/** Entries of the guide that the name brings to mind, before one writes all the rest. */
export function AlreadyThere({ form }: { form: DraftForm }) {
  const held = heldGuide.value
  return held ? <Likely held={held} name={fieldValue(form, 'name').trim()} /> : null
}

function Likely({ held, name }: { held: HeldGuide; name: string }) {
  const made = useFinder(held)
  const likely = useMemo(() => {
    if (!made.knowsWords || name.length < LEAST_LETTERS) return []
    const { results } = made.finder.find(parseQuery(`q=${encodeURIComponent(name)}`, [], []))
    return results.filter(({ initiative }) => isNamedAlike(name, initiative.name)).slice(0, LIKELY)
  }, [made, name])
  return (
    <div class={likely.length > 0 ? 'already' : 'visually-hidden'}>
      {/* Said once, not at each letter: the list that follows is there to be read. */}
      <p role="status" class="live">
        {likely.length > 0 && t('contribute.already')}
      </p>
      {likely.length > 0 && (
        <ul>
          {likely.map(({ initiative }) => (
            <li key={initiative.id}>
              <a href={`/initiative/${initiative.slug}`} dir="auto">
                {initiative.name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** About a metre: enough to find a door. */
const DIGITS = 5

/** Where one stands, only on a tap, and seen before it is sent. */
export function PointField({ form, change }: { form: DraftForm; change: (part: DraftForm) => void }) {
  const isAsked = useRef(false)
  const known = position.value
  useEffect(() => {
    if (known.kind !== 'known' || !isAsked.current) return
    isAsked.current = false
    change({ lat: known.point.lat.toFixed(DIGITS), lon: known.point.lon.toFixed(DIGITS) })
  }, [known, change])
  const hasPoint = fieldValue(form, 'lat') !== ''
  return (
    <div class="form-field">
      <button
        type="button"
        class="button"
        onClick={() => {
          isAsked.current = !hasPoint
          if (hasPoint) change({ lat: '', lon: '' })
          else askPosition()
        }}
      >
        <Icon node={LocateFixed} />
        {t(hasPoint ? 'contribute.pointOff' : 'contribute.point')}
      </button>
      <p role="status" class="hint">
        {hasPoint && t('contribute.pointAdded')}
        {!hasPoint && known.kind === 'asking' && t('near.asking')}
        {!hasPoint && (known.kind === 'denied' || known.kind === 'failed') && t('contribute.pointFailed')}
      </p>
    </div>
  )
}

/** A field as it stands on the screen: what was typed under its label, what was chosen under its question. */
function wordsOf(element: Element): string {
  const field = element as HTMLInputElement
  const label = field.labels?.[0]?.textContent
  if (!label || !field.value || field.readOnly) return ''
  const isChoice = field.type === 'radio' || field.type === 'checkbox'
  if (isChoice && !field.checked) return ''
  if (isChoice) return `${field.closest('fieldset')?.querySelector('legend')?.textContent ?? ''} ${label}`
  const option = element instanceof HTMLSelectElement ? element.selectedOptions[0]?.text : undefined
  return t('outbox.fieldSaid', { field: label, value: option ?? field.value })
}

const allWords = (form: HTMLFormElement | null) => [...(form?.elements ?? [])].map(wordsOf).filter(Boolean).join('\n')

export function CopyForm({ form }: { form: HTMLFormElement | null }) {
  const words = { copy: t('contribute.copy'), copied: t('outbox.copied'), byHand: t('outbox.copyByHand') }
  return (
    <div class="row">
      <CopyButton text={() => allWords(form)} words={words} />
    </div>
  )
}
