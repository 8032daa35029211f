/** Coming in by a link that was handed over. The secret stands in the fragment: it never reaches a log, and leaves the address at once. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type InvitationResponse, PASSWORD_LENGTH } from '../../contract/staff.ts'
import { staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { askWhoIsHere } from './session.ts'
import { wordsOf } from './sign-in.tsx'

function takeToken(): string {
  const token = location.hash.slice(1)
  if (token) history.replaceState(history.state, '', location.pathname)
  return token
}

export function Invitation() {
  const [token] = useState(takeToken)
  const [invitation, setInvitation] = useState<InvitationResponse>()
  const [said, setSaid] = useState('')
  useEffect(() => {
    staffPost<InvitationResponse>('/invitations/look', { token }).then(setInvitation, () => setSaid(m('mod.linkGone')))
  }, [token])
  return (
    <>
      <h1 tabIndex={-1}>{m('mod.welcome')}</h1>
      {invitation ? <Join invitation={invitation} token={token} /> : <p role="status">{said || m('mod.asking')}</p>}
    </>
  )
}

function Join({ invitation, token }: { invitation: InvitationResponse; token: string }) {
  const { route } = useLocation()
  const [name, setName] = useState('')
  const [email, setEmail] = useState(invitation.email ?? '')
  const [password, setPassword] = useState('')
  const [said, setSaid] = useState('')
  const submit = async (event: Event) => {
    event.preventDefault()
    try {
      await staffPost('/invitations/accept', { token, name, email, password })
      await askWhoIsHere()
      route('/moderation', true)
    } catch (error) {
      setSaid(wordsOf(error))
    }
  }
  const field = (label: string, props: object, value: string, set: (text: string) => void) => (
    <label class="field">
      <span>{label}</span>
      <input required {...props} value={value} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  )
  return (
    <form class="mod-form" onSubmit={submit}>
      <p>{m('mod.welcomeRole', { role: m(`mod.role.${invitation.role}`) })}</p>
      {field(m('mod.name'), { autoComplete: 'name', maxLength: 80 }, name, setName)}
      {field(m('mod.email'), { type: 'email', autoComplete: 'username', dir: 'ltr' }, email, setEmail)}
      {field(
        m('mod.password'),
        { type: 'password', autoComplete: 'new-password', dir: 'ltr', minLength: PASSWORD_LENGTH.min, 'aria-describedby': 'password-rule' },
        password,
        setPassword,
      )}
      <p class="hint" id="password-rule">
        {m('mod.passwordRule')}
      </p>
      <p class="mod-fault" role="alert">
        {said}
      </p>
      <button type="submit" class="button button-main">
        {m('mod.join')}
      </button>
    </form>
  )
}
