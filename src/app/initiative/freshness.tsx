/** How old the information is and how far it goes: beside the contact, not at the bottom. */
import { CalendarCheck, CalendarClock, Info } from 'lucide'
import { type Initiative, mustBeChecked, standingOf } from '../../domain/initiative.ts'
import { Notice } from '../ui/notice.tsx'
import '../words/initiative.ts'
import { formatDate, t } from '../words/words.ts'

export function Freshness({ initiative }: { initiative: Initiative }) {
  const { verifiedAt, sourceDate } = initiative
  if (verifiedAt) {
    return (
      <Notice icon={CalendarCheck}>
        {t('initiative.verified', { date: formatDate(verifiedAt.at), what: verifiedAt.what, how: verifiedAt.how })}
      </Notice>
    )
  }
  const standing = standingOf(initiative)
  if (standing === 'named') {
    return (
      <Notice icon={Info}>
        {t('initiative.named')} {t('initiative.notVerified')}
      </Notice>
    )
  }
  const old = mustBeChecked(initiative, new Date())
  const isToVisit = initiative.modes.includes('sur-place') && !initiative.phoneOnly
  const said = sourceDate ? t(old ? 'initiative.dated' : 'initiative.datedRecent', { date: formatDate(sourceDate) }) : t('initiative.undated')
  return (
    <Notice icon={CalendarClock} tone={old && standing !== 'closed' ? 'care' : 'plain'}>
      {said} {isToVisit && old && standing !== 'closed' && t('initiative.checkFirst')} {t('initiative.notVerified')}
    </Notice>
  )
}
