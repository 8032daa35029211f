/** An opinion: did it help, how good is it, a few words, and who speaks. */
import { useContext } from 'preact/hooks'
import { CONTRIBUTOR_ROLES, type ContributorRole } from '../../domain/contribution.ts'
import '../words/contributions.ts'
import { RATINGS } from '../store/outbox-form.ts'
import { t, type WordKey } from '../words/words.ts'
import { OPINION } from './body-of-form.ts'
import { fieldId } from './field-id.ts'
import { ChoiceField, Fault, FieldsContext, LongField } from './fields.tsx'

const ROLES: Record<ContributorRole, WordKey> = {
  resident: 'contribute.roleResident',
  helped: 'contribute.roleHelped',
  professional: 'contribute.roleProfessional',
}

export function OpinionFields() {
  const { faults } = useContext(FieldsContext)
  return (
    <fieldset
      id={fieldId(OPINION)}
      class="contribute-fields"
      tabIndex={-1}
      aria-label={t('contribute.opinionTitle')}
      aria-describedby={faults[OPINION] ? `${fieldId(OPINION)}-fault` : `${fieldId(OPINION)}-hint`}
    >
      <p class="hint" id={`${fieldId(OPINION)}-hint`}>
        {t('contribute.oneIsEnough')}
      </p>
      <Fault name={OPINION} />
      <ChoiceField
        name="helped"
        label={t('contribute.helped')}
        choices={[
          { value: 'yes', label: t('contribute.yes') },
          { value: 'no', label: t('contribute.no') },
        ]}
      />
      <ChoiceField name="rating" label={t('contribute.rating')} choices={RATINGS.map((words, at) => ({ value: String(at + 1), label: t(words) }))} />
      <LongField name="text" label={t('contribute.opinionText')} hint={t('contribute.opinionHint')} />
      <ChoiceField name="role" label={t('contribute.role')} choices={CONTRIBUTOR_ROLES.map((role) => ({ value: role, label: t(ROLES[role]) }))} />
    </fieldset>
  )
}
