/** A suggestion: three things that it cannot do without, and the rest for who knows it. */
import { LocateFixed } from 'lucide'
import { useContext, useEffect, useMemo, useRef } from 'preact/hooks'
import { ACCESSES, COSTS } from '../../domain/initiative.ts'
import { askPosition, position } from '../finder/position.ts'
import { parseQuery } from '../finder/query.ts'
import { finderOf } from '../finder/use-finder.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/contributions.ts'
import { fieldValue } from '../store/outbox-form.ts'
import { inLanguage, t } from '../words/words.ts'
import { ChecksField, FieldsContext, LongField, SelectField, TextField } from './fields.tsx'

export function SuggestionFields() {
  const guide = heldGuide.value?.guide
  const needs = useMemo(() => [...(guide?.needs ?? [])].sort((a, b) => a.rank - b.rank), [guide])
  const communes = useMemo(() => [...(guide?.communes ?? [])].sort((a, b) => a.name.localeCompare(b.name, 'fr')), [guide])
  const known = <T extends string>(values: readonly T[]) => values.filter((value) => value !== 'inconnu')
  return (
    <>
      <TextField name="name" label={t('contribute.name')} hint={t('contribute.nameHint')} />
      <AlreadyThere />
      <LongField name="summary" label={t('contribute.summary')} hint={t('contribute.summaryHint')} rows={4} />
      <ChecksField
        name="needs"
        label={t('contribute.needs')}
        hint={t('contribute.needsHint')}
        choices={needs.map(({ id, label }) => ({ value: id, label: inLanguage(label).text }))}
      />
      <details class="form-more">
        <summary>{t('contribute.more')}</summary>
        <div class="form-more-fields">
          <SelectField name="commune" label={t('contribute.commune')} choices={communes.map(({ id, name }) => ({ value: id, label: name }))} />
          <TextField name="address" label={t('contribute.address')} />
          <PointField />
          <TextField name="phone" label={t('contribute.phone')} type="tel" />
          <TextField name="website" label={t('contribute.website')} type="url" />
          <TextField name="email" label={t('contribute.email')} type="email" hint={t('contribute.emailHint')} />
          <SelectField name="cost" label={t('contribute.cost')} choices={known(COSTS).map((cost) => ({ value: cost, label: t(`cost.${cost}`) }))} />
          <SelectField
            name="access"
            label={t('contribute.access')}
            choices={known(ACCESSES).map((access) => ({ value: access, label: t(`access.${access}`) }))}
          />
          <TextField name="openingHours" label={t('contribute.hours')} />
          <LongField name="comment" label={t('contribute.comment')} hint={t('contribute.commentHint')} rows={3} />
        </div>
      </details>
    </>
  )
}

const LIKELY = 3
const LEAST_LETTERS = 4

/** Entries of the guide that the name brings to mind, before one writes all the rest. */
function AlreadyThere() {
  const { form } = useContext(FieldsContext)
  const name = fieldValue(form, 'name').trim()
  const held = heldGuide.value
  const likely = useMemo(() => {
    if (!held || name.length < LEAST_LETTERS) return []
    const { results, isPartial } = finderOf(held).find(parseQuery(`q=${encodeURIComponent(name)}`, [], []))
    return isPartial ? [] : results.slice(0, LIKELY)
  }, [held, name])
  return (
    <div role="status" class="live already">
      {likely.length > 0 && (
        <>
          <p>{t('contribute.already')}</p>
          <ul>
            {likely.map(({ initiative }) => (
              <li key={initiative.id}>
                <a href={`/initiative/${initiative.slug}`}>{initiative.name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** About a metre: enough to find a door. */
const DIGITS = 5

/** Where one stands, only on a tap, and seen before it is sent. */
function PointField() {
  const { form, change } = useContext(FieldsContext)
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
