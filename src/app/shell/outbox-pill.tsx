/** The outbox in the top bar, when it holds something that is not with the server yet. Fetched when the page is idle; it also sets the outbox going. */
import { Inbox } from 'lucide'
import { lostCount, outboxRows } from '../store/outbox-live.ts'
import { startOutbox } from '../sync/outbox-session.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/contributions.ts'
import { t } from '../words/words.ts'
import { topBarSlot } from './top-bar-slot.ts'

const HERE = new Set(['draft', 'waiting', 'sending', 'needs-you'])

function OutboxPill() {
  const count = (outboxRows.value ?? []).filter(({ state, withdrawalWanted }) => HERE.has(state) || withdrawalWanted).length
  if (!count && !lostCount.value) return null
  return (
    <a class="outbox-pill" href="/envois" aria-label={count ? t('outbox.pill', { count }) : t('footer.outbox')}>
      <Icon node={Inbox} size={20} />
      {count || '!'}
    </a>
  )
}

startOutbox()
topBarSlot.value = <OutboxPill />
