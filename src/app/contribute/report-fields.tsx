/** A report: what is wrong, and if one knows it, what would be right. */
import { useContext } from 'preact/hooks'
import { REPORT_REASONS } from '../../domain/contribution.ts'
import type { Initiative } from '../../domain/initiative.ts'
import '../words/contributions.ts'
import { fieldValue, type Proposable, proposedIn, REASONS } from '../store/outbox-form.ts'
import { inLanguage, t, type WordKey } from '../words/words.ts'
import { ChoiceField, FieldsContext, LongField, TextField } from './fields.tsx'

const LABELS: Record<Proposable, WordKey> = {
  phone: 'contribute.phone',
  website: 'contribute.website',
  email: 'contribute.email',
  address: 'contribute.address',
  commune: 'contribute.commune',
  openingHours: 'contribute.hours',
}
const TYPES: Partial<Record<Proposable, 'tel' | 'url' | 'email'>> = { phone: 'tel', website: 'url', email: 'email' }

/** What the guide says now, so that one sees what is to be mended. */
function presentValue(initiative: Initiative | undefined, field: Proposable): string | undefined {
  if (!initiative) return undefined
  if (field === 'address') return initiative.place?.address
  if (field === 'openingHours') return initiative.openingHours && inLanguage(initiative.openingHours).text
  return field === 'commune' ? undefined : initiative[field]
}

export function ReportFields({ initiative }: { initiative: Initiative | undefined }) {
  const { form } = useContext(FieldsContext)
  const isAboutOpinion = fieldValue(form, 'targetKind') === 'comment'
  const offered = isAboutOpinion ? (['illegal-content', 'other'] as const) : REPORT_REASONS
  // Of a shelter nobody is asked for an address.
  const proposed = proposedIn(form).filter((field) => !initiative?.phoneOnly || field === 'phone' || field === 'openingHours')
  return (
    <>
      <ChoiceField name="reason" label={t('contribute.reason')} choices={offered.map((one) => ({ value: one, label: t(REASONS[one]) }))} />
      {proposed.length > 0 && <p class="hint">{t('contribute.proposedHint')}</p>}
      {proposed.map((field) => {
        const present = presentValue(initiative, field)
        return (
          <TextField
            key={field}
            name={`proposed.${field}`}
            label={t(LABELS[field])}
            {...(TYPES[field] ? { type: TYPES[field] } : {})}
            {...(present ? { hint: t('contribute.present', { value: `\u2068${present}\u2069` }) } : {})}
          />
        )
      })}
      <LongField name="text" label={t('contribute.reportText')} hint={t('contribute.reportHint')} />
    </>
  )
}
