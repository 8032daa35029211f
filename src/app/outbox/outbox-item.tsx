/** One contribution: its state in a word with a shape, why, how old, what it says, and what one can do. */
import { ChevronRight } from 'lucide'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/contributions.ts'
import { t } from '../words/words.ts'
import { OutboxActions } from './outbox-actions.tsx'
import { explain, STATES } from './state-words.ts'
import { ageOf, initiativeOf, linesOf, titleOf } from './what-it-says.ts'

export function OutboxItem({ row, now }: { row: OutboxRow; now: number }) {
  const guide = heldGuide.value?.guide
  const { icon, words } = STATES[row.state]
  const published = row.state === 'published' ? initiativeOf(row, guide) : undefined
  return (
    <li class={`sending sending-${row.state}`} data-state={row.state} data-id={row.id}>
      <p class="sending-state">
        <Icon node={icon} size={20} />
        <strong>{t(words)}</strong>
        <span class="sending-age">{ageOf(row, now)}</span>
      </p>
      <h2 class="sending-title">{titleOf(row, guide)}</h2>
      {linesOf(row).map((line, at) => (
        <p key={at} class="sending-text" dir="auto">
          {line}
        </p>
      ))}
      {explain(row).map((line) => (
        <p key={line} class="sending-why" dir="auto">
          {line}
        </p>
      ))}
      {published && (
        <a class="sending-link" href={`/initiative/${published.slug}`}>
          <span>
            {t('outbox.see')} <span dir="auto">{published.name}</span>
          </span>
          <Icon node={ChevronRight} size={20} />
        </a>
      )}
      <OutboxActions row={row} />
    </li>
  )
}
