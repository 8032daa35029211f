/** An opinion: did it help, how good is it, a few words, and who speaks. */
import { CONTRIBUTOR_ROLES, type ContributorRole } from '../../domain/contribution.ts'
import '../words/contributions.ts'
import { t, type WordKey } from '../words/words.ts'
import { ChoiceField, LongField } from './fields.tsx'

const RATINGS: WordKey[] = ['reviews.rating1', 'reviews.rating2', 'reviews.rating3', 'reviews.rating4', 'reviews.rating5']
const ROLES: Record<ContributorRole, WordKey> = {
  resident: 'contribute.roleResident',
  helped: 'contribute.roleHelped',
  professional: 'contribute.roleProfessional',
}

export function OpinionFields() {
  return (
    <>
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
    </>
  )
}
