/** The form of one entry, whoever proposes it. The server judges; its faults are shown beside their fields, and nothing typed is ever lost. */
import { CircleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Check } from '../../contract/staff.ts'
import { Notice } from '../ui/notice.tsx'
import { m } from '../words/moderation.ts'
import { type CheckDraft, CheckFields, checkOf } from './check-fields.tsx'
import { TypedContext } from './entry-fields.tsx'
import { changedFields, changesContact, entryOf, type FieldName, fieldOfFault, rebased, stillGiven, type Values, valuesOf } from './entry-of-form.ts'
import { ContactSection, KeepersSection, ShelterField, WhatSection, WhereSection, WhoSection } from './entry-sections.tsx'

export type EntryFormProps = {
  initial: PackInitiative
  /** Fields of the proposal that came from outside and must be checked. */
  needsCheckFor?: string[]
  /** A change of contact or money made here must be checked too. */
  asksForCheck?: boolean
  /** The staff's own change: the record of a check is welcome, not required. */
  isCheckOptional?: boolean
  faults: { field: string; message: string }[]
  isNew?: boolean
  submitLabel: string
  busy: boolean
  onSubmit: (entry: PackInitiative, check: Check | undefined) => void
  onCancel?: () => void
  /** Stands above the buttons: what must be read before one presses them. */
  children?: ComponentChildren
}

/** Follows the entry when a colleague changes it meanwhile; fields that were typed in stay. */
function useValues(initial: PackInitiative): [Values, (changes: Partial<Values>) => void] {
  const [held, setHeld] = useState(() => ({ values: valuesOf(initial), from: initial }))
  useEffect(() => setHeld(({ values, from }) => ({ values: from === initial ? values : rebased(values, from, initial), from: initial })), [initial])
  return [held.values, (changes) => setHeld((before) => ({ ...before, values: { ...before.values, ...changes } }))]
}

/** The browser asks before a page with something typed is closed. */
function useLeavingAsks(isTyped: boolean) {
  useEffect(() => {
    if (!isTyped) return
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isTyped])
}

function sortFaults(faults: EntryFormProps['faults'], values: Values) {
  const beside: Partial<Record<FieldName, string>> = {}
  const others: string[] = []
  for (const { field, message } of faults) {
    const name = fieldOfFault(field)
    const isShown = name && !(values.phoneOnly && ['website', 'email', 'address', 'postcode', 'commune', 'town'].includes(name))
    if (isShown) beside[name] ??= message
    else others.push(`${message} (${field})`)
  }
  return { beside, others }
}

function useFirstFault(faults: EntryFormProps['faults']) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!faults.length) return
    const shown = form.current?.querySelector('.modp-fault')
    const field = shown?.parentElement?.querySelector<HTMLElement>('[aria-invalid], fieldset')
    ;(field ?? shown?.closest<HTMLElement>('fieldset') ?? form.current?.querySelector<HTMLElement>('.modp-others'))?.focus()
  }, [faults])
  return form
}

const NONE: string[] = []

function useCheck({ initial, needsCheckFor = NONE, asksForCheck = false, isCheckOptional = false, isNew = false }: EntryFormProps, values: Values) {
  const [draft, setDraft] = useState<CheckDraft>({ note: '' })
  const [isAsked, setAsked] = useState(false)
  // Of a new entry, what the form leaves out is not published and needs no check.
  const proposed = needsCheckFor.filter((field) => !isNew || stillGiven(field, values))
  const isShown = proposed.length > 0 || (asksForCheck && changesContact(values, initial))
  const check = isShown ? checkOf(draft) : undefined
  const isMissing = isShown && !isCheckOptional && !check
  return { draft, setDraft, isShown, check, isMissing, fault: isAsked && isMissing ? m('modp.check.missing') : undefined, ask: () => setAsked(true) }
}

export function EntryForm(props: EntryFormProps) {
  const { initial, faults, isNew = false, isCheckOptional = false, busy, onSubmit } = props
  const id = useId()
  const [values, change] = useValues(initial)
  const check = useCheck(props, values)
  const form = useFirstFault(faults)
  const { beside, others } = useMemo(() => sortFaults(faults, values), [faults, values])
  useLeavingAsks(changedFields(values, valuesOf(initial)).length > 0)
  const submit = (event: Event) => {
    event.preventDefault()
    check.ask()
    if (check.isMissing) form.current?.querySelector<HTMLElement>('.modp-check')?.focus()
    else if (!busy) onSubmit(entryOf(values, initial), check.check)
  }
  return (
    <TypedContext.Provider value={{ id, values, faults: beside, change }}>
      <form ref={form} class="modp-form" noValidate onSubmit={submit}>
        <Faults count={Object.keys(beside).length + others.length} others={others} />
        <WhatSection initial={initial} />
        <WhoSection />
        <ShelterField initial={initial} />
        {!values.phoneOnly && <WhereSection initial={initial} />}
        <ContactSection />
        <KeepersSection isNew={isNew} />
        {check.isShown && (
          <CheckFields
            id={`${id}-check`}
            lead={m(isCheckOptional ? 'modp.check.optional' : 'modp.check.lead')}
            draft={check.draft}
            fault={check.fault}
            onChange={check.setDraft}
          />
        )}
        {props.children}
        <Buttons {...props} />
      </form>
    </TypedContext.Provider>
  )
}

/** Faults of fields that this form does not show stand above it. */
function Faults({ count, others }: { count: number; others: string[] }) {
  return (
    <div role="alert" class="modp-others" tabIndex={-1}>
      {count > 0 && (
        <Notice icon={CircleAlert} tone="care">
          <p>{m('modp.faults', { count })}</p>
          {others.length > 0 && (
            <ul>
              {others.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </div>
  )
}

function Buttons({ busy, submitLabel, onCancel }: EntryFormProps) {
  return (
    <div class="modp-buttons">
      <button type="submit" class="button button-main" disabled={busy}>
        {submitLabel}
      </button>
      {onCancel && (
        <button type="button" class="button" onClick={onCancel}>
          {m('modp.cancel')}
        </button>
      )}
    </div>
  )
}
