/** Fields of a form: a label that says what to write, a hint, and beside the field what is wrong with it. */
import { CircleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { NAME_LENGTH, SUMMARY_TEXT_LENGTH } from '../../contract/contribution-limits.ts'
import { lengthOf } from '../../domain/text.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/contributions.ts'
import { fieldValue, fieldValues } from '../store/outbox-form.ts'
import { t } from '../words/words.ts'
import { type Faults, longestOf } from './body-of-form.ts'
import { FAULT_WORDS } from './fault-words.ts'
import { fieldId } from './field-id.ts'
import type { FormState } from './use-form.ts'

export type Fields = FormState & { faults: Faults }
export const FieldsContext = createContext<Fields>({ form: {}, faults: {}, change: () => {}, isUnkept: false, hold: () => '', close: () => {} })

export function Fault({ name }: { name: string }) {
  const fault = useContext(FieldsContext).faults[name]
  if (!fault) return null
  return (
    <p class="fault" id={`${fieldId(name)}-fault`}>
      <Icon node={CircleAlert} size={20} />
      {t(FAULT_WORDS[fault], { max: longestOf(name), min: name === 'summary' ? SUMMARY_TEXT_LENGTH.min : NAME_LENGTH.min })}
    </p>
  )
}

function describedBy(name: string, hint: string | undefined, faults: Faults, counter?: string): string | undefined {
  return [hint && `${fieldId(name)}-hint`, counter, faults[name] && `${fieldId(name)}-fault`].filter(Boolean).join(' ') || undefined
}

type FieldProps = { name: string; label: string; hint?: string | undefined }
type TextProps = FieldProps & { type?: 'text' | 'tel' | 'url' | 'email' }

const Hint = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) =>
  hint ? (
    <p class="hint" id={`${fieldId(name)}-hint`}>
      {hint}
    </p>
  ) : null

/** What every field says of itself to whoever does not see it. */
function useField({ name, hint }: FieldProps, counter?: string) {
  const { form, change, faults } = useContext(FieldsContext)
  const value = fieldValue(form, name)
  const common = {
    id: fieldId(name),
    'aria-invalid': faults[name] ? (true as const) : undefined,
    'aria-describedby': describedBy(name, hint, faults, counter),
  }
  const onInput = (event: Event) => change({ [name]: (event.currentTarget as HTMLInputElement).value })
  return { form, change, value, common, onInput }
}

function Labelled({ children, ...field }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class="form-field">
      <label for={fieldId(field.name)}>{field.label}</label>
      <Hint {...field} />
      {children}
      <Fault name={field.name} />
    </div>
  )
}

export function TextField({ type = 'text', ...field }: TextProps) {
  const { value, common, onInput } = useField(field)
  return (
    <Labelled {...field}>
      {/* No type of its own: the browser's check would refuse « exemple.fr » as a site. */}
      <input {...common} type="text" inputMode={type} dir={type === 'text' ? 'auto' : 'ltr'} autoComplete="off" value={value} onInput={onInput} />
    </Labelled>
  )
}

export function LongField({ rows = 5, ...field }: FieldProps & { rows?: number }) {
  const counter = `${fieldId(field.name)}-left`
  const { value, common, onInput } = useField(field, counter)
  const left = longestOf(field.name) - lengthOf(value)
  return (
    <Labelled {...field}>
      <textarea {...common} rows={rows} dir="auto" value={value} onInput={onInput} />
      <p id={counter} class={left < 0 ? 'counter counter-over' : 'counter'}>
        {left < 0 ? t('contribute.over', { count: -left }) : t('contribute.left', { count: left })}
      </p>
    </Labelled>
  )
}

export type Choice = { value: string; label: ComponentChildren }
type ChoiceProps = FieldProps & { choices: readonly Choice[] }
type GroupProps = ChoiceProps & {
  type: 'radio' | 'checkbox'
  chosen: readonly string[]
  onChoose: (value: string) => void
  children?: ComponentChildren
}

function Group({ choices, type, chosen, onChoose, children, ...field }: GroupProps) {
  const { faults } = useContext(FieldsContext)
  const { name, label, hint } = field
  return (
    <fieldset class="form-field" id={fieldId(name)} tabIndex={-1} aria-describedby={describedBy(name, hint, faults)}>
      <legend>{label}</legend>
      <Hint {...field} />
      <div class="choices">
        {choices.map(({ value, label: words }) => (
          <label key={value} class={chosen.includes(value) ? 'choice-pill choice-pill-chosen' : 'choice-pill'}>
            <input type={type} name={name} value={value} checked={chosen.includes(value)} onChange={() => onChoose(value)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
      {children}
      <Fault name={name} />
    </fieldset>
  )
}

/** One of several; an optional one can be taken back. */
export function ChoiceField(field: ChoiceProps) {
  const { value, change } = useField(field)
  const { name, label } = field
  return (
    <Group {...field} type="radio" chosen={[value]} onChoose={(one) => change({ [name]: one })}>
      {value && (
        <button type="button" class="link form-clear" onClick={() => change({ [name]: '' })}>
          {t('contribute.clearChoice')}
          <span class="visually-hidden"> ({label})</span>
        </button>
      )}
    </Group>
  )
}

/** Any number of several. */
export function ChecksField(field: ChoiceProps) {
  const { form, change } = useField(field)
  const chosen = fieldValues(form, field.name)
  const toggle = (value: string) => change({ [field.name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] })
  return <Group {...field} type="checkbox" chosen={chosen} onChoose={toggle} />
}

export function SelectField({ choices, ...field }: ChoiceProps) {
  const { value, common, onInput } = useField(field)
  return (
    <Labelled {...field}>
      <select {...common} value={value} onChange={onInput}>
        <option value="">{t('contribute.unknown')}</option>
        {choices.map(({ value: one, label }) => (
          <option key={one} value={one}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
