/** What became of the request for a position. */
import { LocateFixed, LocateOff } from 'lucide'
import { position } from '../finder/position.ts'
import { Notice } from '../ui/notice.tsx'
import '../words/finding.ts'
import { t } from '../words/words.ts'

export function PositionNotice() {
  const { kind } = position.value
  if (kind === 'asking') return <Notice icon={LocateFixed} live children={t('near.asking')} />
  if (kind === 'denied') return <Notice icon={LocateOff} tone="care" live children={t('finding.denied')} />
  if (kind === 'failed') return <Notice icon={LocateOff} tone="care" live children={t('finding.failed')} />
  return null
}
