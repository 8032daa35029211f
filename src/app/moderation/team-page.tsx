/** The staff: who is in it, who is invited, and one's own sessions. */
import type { MembersResponse } from '../../contract/staff.ts'
import type { Role } from '../../domain/member.ts'
import { staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { Shown } from './answer-states.tsx'
import { InviteForm } from './invite-form.tsx'
import { momentOf } from './journal-list.tsx'
import { MemberRow } from './member-row.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { Said } from './said.tsx'
import { askWhoIsHere, may, session } from './session.ts'
import { useAnswer } from './use-answer.ts'
import { useDeed } from './use-deed.ts'

export function TeamPage() {
  return (
    <>
      <h1 tabIndex={-1}>{m('mod.nav.team')}</h1>
      {may('administrator') ? <Staff /> : <p>{m('modp.teamNotYours')}</p>}
      <OwnSessions />
    </>
  )
}

function Staff() {
  const [answer, again] = useAnswer<MembersResponse>('/members')
  const deed = useDeed()
  const own = session.value.kind === 'in' ? session.value.member.id : ''
  const changeRole = async ({ id, name }: { id: string; name: string }, role: Role) => {
    if (!(await deed.run(() => staffPost(`/members/${id}/role`, { role })))) return
    deed.say(m('modp.roleChanged', { name, role: m(`mod.role.${role}`) }))
    // Whoever changes their own role is signed out by the server.
    await (id === own ? askWhoIsHere() : again())
  }
  const removed = async ({ id, name }: { id: string; name: string }) => {
    deed.say(m('modp.remove.done', { name }))
    await (id === own ? askWhoIsHere() : again())
  }
  return (
    <>
      <section class="modp-section">
        <h2>{m('modp.members')}</h2>
        <Said deed={deed} />
        <Shown answer={answer} onAgain={again}>
          {({ members, invitations }) => (
            <>
              <ul class="modp-members" aria-label={m('modp.members')}>
                {members.map((member) => (
                  <MemberRow
                    key={member.id}
                    member={member}
                    isOneself={member.id === own}
                    deed={deed}
                    onChangeRole={(role) => void changeRole(member, role)}
                    onRemoved={() => void removed(member)}
                  />
                ))}
              </ul>
              <Invitations invitations={invitations} />
            </>
          )}
        </Shown>
      </section>
      <InviteForm onInvited={again} />
    </>
  )
}

function Invitations({ invitations }: Pick<MembersResponse, 'invitations'>) {
  if (!invitations.length) return null
  return (
    <>
      <h3>{m('modp.invitations')}</h3>
      <ul class="modp-sessions">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id}>{m('modp.invitation', { email: email ?? '—', role: m(`mod.role.${role}`), date: momentOf(expiresAt) })}</li>
        ))}
      </ul>
    </>
  )
}
