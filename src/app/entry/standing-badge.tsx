/** How far an entry can be relied on, in a word with a shape of its own. A sound entry says nothing. */
import { CircleHelp, CircleX, Info } from 'lucide'
import { type Initiative, mustBeChecked, standingOf } from '../../domain/initiative.ts'
import { Icon } from '../ui/icon.tsx'
import { t } from '../words/words.ts'

export function StandingBadge({ initiative }: { initiative: Initiative }) {
  const standing = standingOf(initiative)
  if (standing === 'closed') return <Badge kind="closed" icon={CircleX} text={t('standing.closed')} />
  if (standing === 'lead') return <Badge kind="lead" icon={CircleHelp} text={t('standing.lead')} />
  if (standing === 'named') return <Badge kind="named" icon={Info} text={t('standing.named')} />
  if (!mustBeChecked(initiative, new Date())) return null
  const isToVisit = initiative.modes.includes('sur-place') && !initiative.phoneOnly
  return <Badge kind="check" icon={Info} text={t(isToVisit ? 'standing.check' : 'standing.confirm')} />
}

function Badge({ kind, icon, text }: { kind: string; icon: Parameters<typeof Icon>[0]['node']; text: string }) {
  return (
    <span class={`badge badge-${kind}`}>
      <Icon node={icon} size={16} />
      {text}
    </span>
  )
}
