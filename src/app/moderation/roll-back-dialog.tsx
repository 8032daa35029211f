/** Going back to an earlier publication: everything it does, said before it is done. */
import type { ReleasesResponse } from '../../contract/staff.ts'
import { staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { Dialog } from './dialog.tsx'
import { momentOf } from './journal-list.tsx'
import { Said } from './said.tsx'
import { useDeed } from './use-deed.ts'

export type ReleaseRow = ReleasesResponse['releases'][number]
type Props = { release: ReleaseRow; current: number; onDone: (version: number) => void; onCancel: () => void }

export function RollBackDialog({ release: { version, releasedAt }, current, onDone, onCancel }: Props) {
  const deed = useDeed()
  const rollBack = async () => {
    let made = 0
    const isDone = await deed.run(async () => {
      made = (await staffPost<{ version: number }>(`/releases/${version}/roll-back`)).version
    })
    if (isDone) onDone(made)
  }
  return (
    <Dialog title={m('modp.rollBack.title', { version })} onClose={onCancel}>
      <p>{m('modp.rollBack.lead', { version, date: momentOf(releasedAt), next: current + 1 })}</p>
      <ul class="modp-effects">
        <li>{m('modp.rollBack.entries')}</li>
        <li>{m('modp.rollBack.added')}</li>
        <li>{m('modp.rollBack.opinions')}</li>
        <li>{m('modp.rollBack.erased')}</li>
        <li>{m('modp.rollBack.journal')}</li>
      </ul>
      <Said deed={deed} />
      <div class="modp-buttons">
        <button type="button" class="button button-danger" disabled={deed.isBusy} onClick={() => void rollBack()}>
          {m(deed.isBusy ? 'modp.rollBack.doing' : 'modp.rollBack.do', { version })}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {m('modp.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
