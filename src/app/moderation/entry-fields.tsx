/** Fields of the entry's form: the label above, what is wrong below, and the hint read with the field. */
import { CircleAlert } from 'lucide'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import type { FieldName, ListName, TextName, Values } from './entry-of-form.ts'

export type Typed = {
  /** Begins the id of every field: two forms may stand on one page. */
  id: string
  values: Values
  faults: Partial<Record<FieldName, string>>
  change: (changes: Partial<Values>) => void
}
export const TypedContext = createContext<Typed | undefined>(undefined)

export function useTyped(): Typed {
  const typed = useContext(TypedContext)
  if (!typed) throw new Error('a field stands outside its form')
  return typed
}

export type Choice = { value: string; words: string }
type FieldProps<N> = { name: N; label: string; hint?: string | undefined }

export function useField(name: FieldName, hint: string | undefined) {
  const { id: form, values, faults, change } = useTyped()
  const id = `${form}-${name}`
  const fault = faults[name]
  const describedBy = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return { id, values, change, fault, aria: { 'aria-invalid': fault ? (true as const) : undefined, 'aria-describedby': describedBy } }
}

export const Hint = ({ id, text }: { id: string; text: string | undefined }) =>
  text ? (
    <p class="hint" id={`${id}-hint`}>
      {text}
    </p>
  ) : null

export const Fault = ({ id, text }: { id: string; text: string | undefined }) =>
  text ? (
    <p class="modp-fault" id={`${id}-fault`}>
      <Icon node={CircleAlert} size={20} />
      {text}
    </p>
  ) : null

type TextProps = FieldProps<TextName> & { inputMode?: 'text' | 'tel' | 'url' | 'email' | 'numeric' }

export function TextField({ name, label, hint, inputMode = 'text' }: TextProps) {
  const { id, values, change, fault, aria } = useField(name, hint)
  return (
    <div class="modp-field">
      <label for={id}>{label}</label>
      <Hint id={id} text={hint} />
      <input
        id={id}
        type="text"
        inputMode={inputMode}
        dir={inputMode === 'text' ? 'auto' : 'ltr'}
        autoComplete="off"
        value={values[name]}
        {...aria}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
      <Fault id={id} text={fault} />
    </div>
  )
}

export function LongField({ name, label, hint, rows = 3, children }: FieldProps<TextName> & { rows?: number; children?: preact.ComponentChildren }) {
  const { id, values, change, fault, aria } = useField(name, hint)
  return (
    <div class="modp-field">
      <label for={id}>{label}</label>
      <Hint id={id} text={hint} />
      <textarea id={id} rows={rows} dir="auto" value={values[name]} {...aria} onInput={(event) => change({ [name]: event.currentTarget.value })} />
      {children}
      <Fault id={id} text={fault} />
    </div>
  )
}

export function SelectField({ name, label, hint, choices }: FieldProps<TextName> & { choices: readonly Choice[] }) {
  const { id, values, change, fault, aria } = useField(name, hint)
  return (
    <div class="modp-field">
      <label for={id}>{label}</label>
      <Hint id={id} text={hint} />
      <select id={id} value={values[name]} {...aria} onChange={(event) => change({ [name]: event.currentTarget.value })}>
        {choices.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <Fault id={id} text={fault} />
    </div>
  )
}

/** Ticked in the order of ticking: of the needs, the first is the main one. */
export function ChecksField({ name, label, hint, choices }: FieldProps<ListName> & { choices: readonly Choice[] }) {
  const { id, values, change, fault, aria } = useField(name, hint)
  const chosen = values[name]
  const toggle = (value: string) => change({ [name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] })
  return (
    <fieldset class="modp-field" id={id} tabIndex={-1} aria-describedby={aria['aria-describedby']}>
      <legend>{label}</legend>
      <Hint id={id} text={hint} />
      <div class="modp-checks">
        {choices.map(({ value, words }) => (
          <label key={value}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
      <Fault id={id} text={fault} />
    </fieldset>
  )
}
