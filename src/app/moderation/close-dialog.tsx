/** Saying that an initiative closed: what readers will see, and how one knows. */
import { useState } from 'preact/hooks'
import { staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { type CheckDraft, CheckFields, checkOf } from './check-fields.tsx'
import { Dialog } from './dialog.tsx'
import { Said } from './said.tsx'
import { useDeed } from './use-deed.ts'

type Props = { id: string; name: string; onClosed: () => void; onCancel: () => void }

export function CloseDialog({ id, name, onClosed, onCancel }: Props) {
  const [draft, setDraft] = useState<CheckDraft>({ note: '' })
  const [fault, setFault] = useState<string>()
  const deed = useDeed()
  const submit = async (event: Event) => {
    event.preventDefault()
    const check = checkOf(draft)
    setFault(check ? undefined : m('modp.check.missing'))
    if (check && (await deed.run(() => staffPost(`/initiatives/${id}/close`, { check })))) onClosed()
  }
  return (
    <Dialog title={m('modp.close.title', { name })} onClose={onCancel}>
      <p>{m('modp.close.lead')}</p>
      <form class="modp-form" noValidate onSubmit={submit}>
        <CheckFields id={`close-${id}`} lead={m('modp.close.how')} draft={draft} fault={fault} onChange={setDraft} />
        <Said deed={deed} />
        <div class="modp-buttons">
          <button type="submit" class="button button-danger" disabled={deed.isBusy}>
            {m('modp.close.do')}
          </button>
          <button type="button" class="button" onClick={onCancel}>
            {m('modp.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
