/** One member of the staff: their role, and the way out. */
import { useState } from 'preact/hooks'
import type { MembersResponse } from '../../contract/staff.ts'
import { ROLES, type Role } from '../../domain/member.ts'
import { staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { Dialog } from './dialog.tsx'
import { momentOf } from './journal-list.tsx'
import { Said } from './said.tsx'
import { type Deed, useDeed } from './use-deed.ts'

type Props = {
  member: MembersResponse['members'][number]
  isOneself: boolean
  deed: Deed
  onChangeRole: (role: Role) => void
  onRemoved: () => void
}

export function MemberRow({ member, isOneself, deed, onChangeRole, onRemoved }: Props) {
  const { id, name, email, role, seenAt } = member
  const [isLeaving, setLeaving] = useState(false)
  return (
    <li class="modp-member">
      <div>
        <h3>
          {name}
          {isOneself && <span class="modp-tag">{m('modp.oneself')}</span>}
        </h3>
        <p class="quiet">
          <span dir="ltr">{email}</span>
          <span class="modp-line-detail">{seenAt ? m('modp.seen', { date: momentOf(seenAt) }) : m('modp.seenNot')}</span>
        </p>
      </div>
      <div class="modp-field">
        <label for={`role-${id}`}>
          {m('modp.role')}
          <span class="visually-hidden"> – {name}</span>
        </label>
        <select
          id={`role-${id}`}
          value={role}
          disabled={deed.isBusy}
          onChange={(event) => {
            const wanted = ROLES.find((one) => one === event.currentTarget.value) ?? role
            // What is shown is what the server holds; it moves once the server has said yes.
            event.currentTarget.value = role
            onChangeRole(wanted)
          }}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {m(`mod.role.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <button type="button" class="button" onClick={() => setLeaving(true)}>
        {m('modp.remove')}
        <span class="visually-hidden"> – {name}</span>
      </button>
      {isLeaving && <RemoveDialog id={id} name={name} onRemoved={onRemoved} onCancel={() => setLeaving(false)} />}
    </li>
  )
}

function RemoveDialog({ id, name, onRemoved, onCancel }: { id: string; name: string; onRemoved: () => void; onCancel: () => void }) {
  const deed = useDeed()
  const remove = async () => {
    if (await deed.run(() => staffPost(`/members/${id}/remove`))) onRemoved()
  }
  return (
    <Dialog title={m('modp.remove.title', { name })} onClose={onCancel}>
      <p>{m('modp.remove.lead')}</p>
      <Said deed={deed} />
      <div class="modp-buttons">
        <button type="button" class="button button-danger" disabled={deed.isBusy} onClick={() => void remove()}>
          {m('modp.remove.do')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {m('modp.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
