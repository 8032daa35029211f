/** Questions that the queue asks before something cannot be taken back. */
import type { ContributionResponse, QueueRow } from '../../contract/staff.ts'
import { m } from '../words/moderation.ts'
import { basis } from './contribution-view.tsx'
import { Dialog } from './dialog.tsx'
import type { Verdicts } from './use-verdicts.ts'

type EraseProps = { look: ContributionResponse; row: QueueRow; verdicts: Verdicts; onClose: () => void }

export function EraseSheet({ look, row, verdicts, onClose }: EraseProps) {
  return (
    <Dialog title={m('mod.eraseTitle')} onClose={onClose}>
      <p>{m('mod.eraseOnAccept')}</p>
      <p>{m('mod.eraseForEver')}</p>
      <p class="row">
        <button
          type="button"
          class="button button-danger"
          onClick={() => {
            onClose()
            verdicts.accept(row, basis(look))
          }}
        >
          {m('mod.eraseDo')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {m('mod.eraseNot')}
        </button>
      </p>
    </Dialog>
  )
}

/** Between a form with something typed in it and what would take it away. */
export function LeaveSheet({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog title={m('mod.leaveTitle')} onClose={onStay}>
      <p>{m('mod.leaveLead')}</p>
      <p class="row">
        <button type="button" class="button button-main" onClick={onStay}>
          {m('mod.leaveStay')}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {m('mod.leaveDo')}
        </button>
      </p>
    </Dialog>
  )
}
