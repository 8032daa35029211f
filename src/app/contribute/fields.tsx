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
import type { FormState } from './use-form.ts'

export type Fields = FormState & { faults: Faults }
export const FieldsContext = createContext<Fields>({ form: {}, faults: {}, change: () => {}, isUnkept: false, hold: () => '', close: () => {} })

export const fieldId = (name: string) => `field-${name.replace('.', '-')}`

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

function describedBy(name: string, hint: string | undefined, faults: Faults): string | undefined {
  return [hint && `${fieldId(name)}-hint`, faults[name] && `${fieldId(name)}-fault`].filter(Boolean).join(' ') || undefined
}

type FieldProps = { name: string; label: string; hint?: string }
type TextProps = FieldProps & { type?: 'text' | 'tel' | 'url' | 'email' }

export function TextField({ name, label, hint, type = 'text' }: TextProps) {
  const { form, change, faults } = useContext(FieldsContext)
  return (
    <div class="form-field">
      <label for={fieldId(name)}>{label}</label>
      {hint && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={fieldId(name)}
        // No type of its own: the browser's check would refuse « exemple.fr » as a site.
        type="text"
        inputMode={type}
        dir={type === 'text' ? 'auto' : 'ltr'}
        autoComplete="off"
        value={fieldValue(form, name)}
        aria-invalid={faults[name] ? true : undefined}
        aria-describedby={describedBy(name, hint, faults)}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
      <Fault name={name} />
    </div>
  )
}

export function LongField({ name, label, hint, rows = 5 }: FieldProps & { rows?: number }) {
  const { form, change, faults } = useContext(FieldsContext)
  const max = longestOf(name)
  const left = max - lengthOf(fieldValue(form, name))
  return (
    <div class="form-field">
      <label for={fieldId(name)}>{label}</label>
      {hint && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        id={fieldId(name)}
        rows={rows}
        dir="auto"
        value={fieldValue(form, name)}
        aria-invalid={faults[name] ? true : undefined}
        aria-describedby={describedBy(name, hint, faults)}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
      <p class={left < 0 ? 'counter counter-over' : 'counter'}>
        {left < 0 ? t('contribute.over', { count: -left }) : t('contribute.left', { count: left })}
      </p>
      <Fault name={name} />
    </div>
  )
}

export type Choice = { value: string; label: ComponentChildren }

/** One of several; an optional one can be taken back. */
export function ChoiceField({ name, label, hint, choices }: FieldProps & { choices: readonly Choice[] }) {
  const { form, change, faults } = useContext(FieldsContext)
  const chosen = fieldValue(form, name)
  return (
    <fieldset class="form-field" id={fieldId(name)} tabIndex={-1} aria-describedby={describedBy(name, hint, faults)}>
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <div class="choices">
        {choices.map((choice) => (
          <label key={choice.value} class={chosen === choice.value ? 'choice-pill choice-pill-chosen' : 'choice-pill'}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={chosen === choice.value}
              onChange={() => change({ [name]: choice.value })}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {chosen && (
        <button type="button" class="link form-clear" onClick={() => change({ [name]: '' })}>
          {t('contribute.clearChoice')}
          <span class="visually-hidden"> ({label})</span>
        </button>
      )}
      <Fault name={name} />
    </fieldset>
  )
}

/** Any number of several. */
export function ChecksField({ name, label, hint, choices }: FieldProps & { choices: readonly Choice[] }) {
  const { form, change, faults } = useContext(FieldsContext)
  const chosen = fieldValues(form, name)
  const toggle = (value: string) => change({ [name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] })
  return (
    <fieldset class="form-field" id={fieldId(name)} tabIndex={-1} aria-describedby={describedBy(name, hint, faults)}>
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <div class="choices">
        {choices.map(({ value, label: words }) => (
          <label key={value} class={chosen.includes(value) ? 'choice-pill choice-pill-chosen' : 'choice-pill'}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
      <Fault name={name} />
    </fieldset>
  )
}

export function SelectField({ name, label, choices }: FieldProps & { choices: readonly Choice[] }) {
  const { form, change, faults } = useContext(FieldsContext)
  return (
    <div class="form-field">
      <label for={fieldId(name)}>{label}</label>
      <select
        id={fieldId(name)}
        value={fieldValue(form, name)}
        aria-invalid={faults[name] ? true : undefined}
        aria-describedby={describedBy(name, undefined, faults)}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      >
        <option value="">{t('contribute.unknown')}</option>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <Fault name={name} />
    </div>
  )
}
