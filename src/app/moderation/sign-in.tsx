/** The door: e-mail and password. The same words for an unknown address and a wrong password. */
import { useState } from 'preact/hooks'
import { StaffError } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { signIn } from './session.ts'

export const wordsOf = (error: unknown): string => (error instanceof StaffError && error.code !== 'network' ? error.message : m('mod.unreachable'))

export function SignInForm() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    setSaid('')
    await signIn(email, password).catch((error: unknown) => setSaid(wordsOf(error)))
    setBusy(false)
  }
  return (
    <form class="mod-form" onSubmit={submit}>
      <label class="field">
        <span>{m('mod.email')}</span>
        <input type="email" autoComplete="username" required dir="ltr" value={email} onInput={(event) => setEmail(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>{m('mod.password')}</span>
        <input
          type="password"
          autoComplete="current-password"
          required
          dir="ltr"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      <p class="mod-fault" role="alert">
        {said}
      </p>
      <button type="submit" class="button button-main" disabled={isBusy}>
        {m('mod.signIn')}
      </button>
    </form>
  )
}
