/** The parts of an entry's form: what it is, for whom, where, how to reach it, and what only keepers look at. */
import { useMemo } from 'preact/hooks'
import { type PackInitiative, SUMMARY_LENGTH } from '../../contract/pack-initiative.ts'
import { ACCESSES, ACTIONS, AUDIENCES, COSTS, KINDS, MODES, SCOPES, STATUSES } from '../../domain/initiative.ts'
import { lengthOf } from '../../domain/text.ts'
import { heldGuide } from '../store/held-guide.ts'
import { type ModerationKey, m } from '../words/moderation.ts'
import { ChecksField, type Choice, Fault, LongField, SelectField, TextField, useField, useTyped } from './entry-fields.tsx'
import { ELSEWHERE, losesPoint } from './entry-of-form.ts'

export const KIND_WORDS = { initiative: 'modp.kind.initiative', 'tiers-lieu': 'modp.kind.place' } as const
export const SCOPE_WORDS = { local: 'modp.scope.local', regional: 'modp.scope.regional', national: 'modp.scope.national' } as const
export const STATUS_WORDS = { active: 'modp.status.active', unknown: 'modp.status.unknown', closed: 'modp.status.closed' } as const

const choicesOf = <T extends string>(values: readonly T[], words: (value: T) => ModerationKey | Parameters<typeof m>[0]): Choice[] =>
  values.map((value) => ({ value, words: m(words(value)) }))

/** What an entry already says is never lost because this phone's guide does not know it. */
const withHeld = (choices: Choice[], held: readonly string[]): Choice[] => [
  ...choices,
  ...held.filter((value) => value && !choices.some((choice) => choice.value === value)).map((value) => ({ value, words: value })),
]

function SummaryField() {
  const length = lengthOf(useTyped().values.summary.trim())
  const { min, max } = SUMMARY_LENGTH
  const isWrong = length > max || length < min
  return (
    <LongField name="summary" label={m('modp.summary')} hint={m('modp.summaryHint', { min, max })}>
      <p class={isWrong ? 'modp-counter modp-counter-wrong' : 'modp-counter'}>
        {length < min && m('modp.counterShort', { length, max, missing: min - length })}
        {length > max && m('modp.counterLong', { length, max, over: length - max })}
        {!isWrong && m('modp.counter', { length, max })}
      </p>
    </LongField>
  )
}

function NeedsField({ initial }: { initial: PackInitiative }) {
  const { id, values, change } = useTyped()
  const needs = heldGuide.value?.guide.needs
  const choices = useMemo(() => {
    const known = [...(needs ?? [])].sort((a, b) => a.rank - b.rank).map((need) => ({ value: need.id, words: need.label.fr }))
    return withHeld(known, initial.needs)
  }, [needs, initial])
  const chosen = choices.filter(({ value }) => values.needs.includes(value))
  return (
    <>
      <ChecksField name="needs" label={m('modp.needs')} hint={m('modp.needsHint')} choices={choices} />
      {chosen.length > 1 && (
        <div class="modp-field">
          <label for={`${id}-main`}>{m('modp.mainNeed')}</label>
          <select
            id={`${id}-main`}
            value={values.needs[0]}
            onChange={({ currentTarget: { value } }) => change({ needs: [value, ...values.needs.filter((need) => need !== value)] })}
          >
            {chosen.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  )
}

export function WhatSection({ initial }: { initial: PackInitiative }) {
  return (
    <section class="modp-section">
      <h3>{m('modp.what')}</h3>
      <TextField name="name" label={m('modp.name')} />
      <SummaryField />
      <NeedsField initial={initial} />
      <ChecksField name="actions" label={m('modp.actions')} choices={choicesOf(ACTIONS, (action) => `action.${action}`)} />
    </section>
  )
}

export function WhoSection() {
  return (
    <section class="modp-section">
      <h3>{m('modp.who')}</h3>
      <ChecksField name="audience" label={m('modp.audience')} choices={choicesOf(AUDIENCES, (audience) => `audience.${audience}`)} />
      <div class="modp-pair">
        <SelectField name="access" label={m('modp.access')} choices={choicesOf(ACCESSES, (access) => `access.${access}`)} />
        <SelectField name="cost" label={m('modp.cost')} choices={choicesOf(COSTS, (cost) => `cost.${cost}`)} />
      </div>
      <TextField name="accessNote" label={m('modp.accessNote')} hint={m('modp.accessNoteHint')} />
      <ChecksField name="modes" label={m('modp.modes')} choices={choicesOf(MODES, (mode) => `mode.${mode}`)} />
    </section>
  )
}

/** Ticked, everything that leads to a door is hidden and left out; unticked, what was typed comes back. */
export function ShelterField({ initial }: { initial: PackInitiative }) {
  const hint = m(initial.phoneOnly ? 'modp.phoneOnlyStays' : 'modp.phoneOnlyHint')
  const { id, values, change, fault, aria } = useField('phoneOnly', hint)
  return (
    <div class="modp-shelter">
      <label>
        <input
          id={id}
          type="checkbox"
          checked={values.phoneOnly}
          disabled={initial.phoneOnly === true}
          aria-invalid={aria['aria-invalid']}
          aria-describedby={aria['aria-describedby']}
          onChange={(event) => change({ phoneOnly: event.currentTarget.checked })}
        />
        <span>{m('modp.phoneOnly')}</span>
      </label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <Fault id={id} text={fault} />
    </div>
  )
}

export function WhereSection({ initial }: { initial: PackInitiative }) {
  const { values } = useTyped()
  const communes = heldGuide.value?.guide.communes
  const choices = useMemo(() => {
    const known = [...(communes ?? [])].sort((a, b) => a.name.localeCompare(b.name, 'fr')).map(({ id, name }) => ({ value: id, words: name }))
    const none = { value: '', words: m('modp.communeNone') }
    const elsewhere = { value: ELSEWHERE, words: m('modp.communeElsewhere') }
    return [none, ...withHeld(known, [initial.place?.commune ?? '']), elsewhere]
  }, [communes, initial])
  return (
    <section class="modp-section">
      <h3>{m('modp.where')}</h3>
      <div class="modp-pair">
        <SelectField name="commune" label={m('modp.commune')} choices={choices} />
        {values.commune === ELSEWHERE && <TextField name="town" label={m('modp.town')} />}
      </div>
      <div class="modp-pair">
        <TextField name="address" label={m('modp.address')} />
        <TextField name="postcode" label={m('modp.postcode')} inputMode="numeric" />
      </div>
      <p class="modp-point" role="status">
        {losesPoint(values, initial) && m('modp.losesPoint')}
      </p>
    </section>
  )
}

export function ContactSection() {
  const { phoneOnly } = useTyped().values
  return (
    <section class="modp-section">
      <h3>{m('modp.contact')}</h3>
      <TextField name="phone" label={m('modp.phone')} inputMode="tel" />
      {!phoneOnly && (
        <div class="modp-pair">
          <TextField name="website" label={m('modp.website')} hint={m('modp.websiteHint')} inputMode="url" />
          <TextField name="email" label={m('modp.email')} hint={m('modp.emailHint')} inputMode="email" />
        </div>
      )}
      <TextField name="openingHours" label={m('modp.hours')} hint={m('modp.hoursHint')} />
    </section>
  )
}

export function KeepersSection({ isNew }: { isNew: boolean }) {
  return (
    <section class="modp-section">
      <h3>{m('modp.keepers')}</h3>
      <div class="modp-triple">
        <SelectField name="kind" label={m('modp.kind')} choices={choicesOf(KINDS, (kind) => KIND_WORDS[kind])} />
        <SelectField name="scope" label={m('modp.scope')} choices={choicesOf(SCOPES, (scope) => SCOPE_WORDS[scope])} />
        <SelectField name="status" label={m('modp.status')} choices={choicesOf(STATUSES, (status) => STATUS_WORDS[status])} />
      </div>
      <TextField name="tags" label={m('modp.tags')} hint={m('modp.tagsHint')} />
      <LongField name="sources" label={m('modp.sources')} hint={m('modp.sourcesHint')} rows={2} />
      {!isNew && <TextField name="slug" label={m('modp.slug')} hint={m('modp.slugHint')} inputMode="url" />}
    </section>
  )
}
