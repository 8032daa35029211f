/** Inviting somebody: the link is shown once, to be handed over by whoever invites. */
import { Copy } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { InviteResponse } from '../../contract/staff.ts'
import { ROLES, type Role } from '../../domain/member.ts'
import { staffPost } from '../sync/staff-api.ts'
import { Icon } from '../ui/icon.tsx'
import { m } from '../words/moderation.ts'
import { momentOf } from './journal-list.tsx'
import { Said } from './said.tsx'
import { useDeed } from './use-deed.ts'

type Made = InviteResponse & { email: string }

export function InviteForm({ onInvited }: { onInvited: () => void }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('moderator')
  const [made, setMade] = useState<Made>()
  const deed = useDeed()
  const submit = async (event: Event) => {
    event.preventDefault()
    const isDone = await deed.run(async () => setMade({ ...(await staffPost<InviteResponse>('/members/invite', { email, role })), email }))
    if (!isDone) return
    setEmail('')
    onInvited()
  }
  const fault = deed.faults.find(({ field }) => field === 'email')?.message
  return (
    <section class="modp-section">
      <h2>{m('modp.invite')}</h2>
      <p>{m('modp.inviteLead')}</p>
      <form class="modp-invite" onSubmit={submit}>
        <div class="modp-field">
          <label for="invite-email">{m('mod.email')}</label>
          <input
            id="invite-email"
            type="email"
            required
            dir="ltr"
            autoComplete="off"
            value={email}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? 'invite-fault' : undefined}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
          {fault && (
            <p class="modp-fault" id="invite-fault">
              {fault}
            </p>
          )}
        </div>
        <div class="modp-field">
          <label for="invite-role">{m('modp.role')}</label>
          <select id="invite-role" value={role} onChange={({ currentTarget: { value } }) => setRole(ROLES.find((one) => one === value) ?? role)}>
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {m(`mod.role.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="button button-main" disabled={deed.isBusy}>
          {m('modp.inviteDo')}
        </button>
      </form>
      {!fault && <Said deed={deed} />}
      {made && <Link key={made.link} made={made} />}
    </section>
  )
}

function Link({ made: { link, expiresAt, email } }: { made: Made }) {
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  useEffect(() => field.current?.focus(), [])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setSaid(m('modp.linkCopied'))
    } catch {
      // Without a secure address the browser refuses: the link is selected, to be copied by hand.
      field.current?.select()
      setSaid(m('modp.linkSelected'))
    }
  }
  return (
    <div class="modp-made">
      <div class="modp-field">
        <label for="invite-link">{m('modp.link', { email })}</label>
        <p class="hint" id="invite-link-hint">
          {m('modp.linkHint', { date: momentOf(expiresAt) })}
        </p>
        <input
          ref={field}
          id="invite-link"
          type="text"
          readOnly
          dir="ltr"
          value={link}
          aria-describedby="invite-link-hint"
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <button type="button" class="button" onClick={() => void copy()}>
        <Icon node={Copy} />
        {m('modp.linkCopy')}
      </button>
      <p class="modp-said" role="status">
        {said}
      </p>
    </div>
  )
}
