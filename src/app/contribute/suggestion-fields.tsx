/** A suggestion: three things that it cannot do without, and the rest for who knows it. */
import { useContext, useMemo } from 'preact/hooks'
import { ACCESSES, COSTS } from '../../domain/initiative.ts'
import { heldGuide } from '../store/held-guide.ts'
import '../words/contributions.ts'
import { inLanguage, t } from '../words/words.ts'
import { ChecksField, FieldsContext, LongField, SelectField, TextField } from './fields.tsx'
import { useHelps } from './use-helps.ts'

export function SuggestionFields() {
  const guide = heldGuide.value?.guide
  const needs = useMemo(() => [...(guide?.needs ?? [])].sort((a, b) => a.rank - b.rank), [guide])
  const communes = useMemo(() => [...(guide?.communes ?? [])].sort((a, b) => a.name.localeCompare(b.name, 'fr')), [guide])
  const known = <T extends string>(values: readonly T[]) => values.filter((value) => value !== 'inconnu')
  const { form, change } = useContext(FieldsContext)
  const helps = useHelps()
  return (
    <>
      <TextField name="name" label={t('contribute.name')} hint={t('contribute.nameHint')} />
      {helps && <helps.AlreadyThere form={form} />}
      <LongField name="summary" label={t('contribute.summary')} hint={t('contribute.summaryHint')} rows={4} />
      <ChecksField
        name="needs"
        label={t('contribute.needs')}
        hint={t('contribute.needsHint')}
        choices={needs.map(({ id, label }) => ({ value: id, label: inLanguage(label).text }))}
      />
      <details class="form-more">
        <summary>{t('contribute.more')}</summary>
        <fieldset class="form-more-fields" aria-label={t('contribute.more')}>
          <SelectField name="commune" label={t('contribute.commune')} choices={communes.map(({ id, name }) => ({ value: id, label: name }))} />
          <TextField name="address" label={t('contribute.address')} />
          {helps && <helps.PointField form={form} change={change} />}
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
        </fieldset>
      </details>
    </>
  )
}
