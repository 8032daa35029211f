/** What can be done with the ticked ones together. */
import { m } from '../words/moderation.ts'

type Props = { count: number; isBusy: boolean; onAccept: () => void; onDecline: () => void }

export function BulkBar({ count, isBusy, onAccept, onDecline }: Props) {
  if (!count) return null
  return (
    <div class="mod-bulk">
      <strong>{m('mod.selected', { count })}</strong>
      <button type="button" class="button" disabled={isBusy} onClick={onAccept}>
        {m('mod.acceptAll')}
      </button>
      <button type="button" class="button" disabled={isBusy} onClick={onDecline}>
        {m('mod.declineAll')}
      </button>
    </div>
  )
}
