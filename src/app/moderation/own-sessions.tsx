/** Where one is signed in, and the way to end it everywhere but here. */
import type { SessionsResponse } from '../../contract/staff.ts'
import { staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { Shown } from './answer-states.tsx'
import { momentOf } from './journal-list.tsx'
import { Said } from './said.tsx'
import { useAnswer } from './use-answer.ts'
import { useDeed } from './use-deed.ts'

export function OwnSessions() {
  const [answer, again] = useAnswer<SessionsResponse>('/sessions')
  const deed = useDeed()
  const closeOthers = async () => {
    if (!(await deed.run(() => staffPost('/sessions/revoke-others')))) return
    deed.say(m('modp.sessions.closed'))
    again()
  }
  return (
    <section class="modp-section">
      <h2>{m('modp.sessions')}</h2>
      <p>{m('modp.sessions.lead')}</p>
      <Shown answer={answer} onAgain={again}>
        {({ sessions }) => (
          <>
            <ul class="modp-sessions">
              {sessions.map(({ id, createdAt, seenAt, isCurrent }) => (
                <li key={id}>
                  {m('modp.sessions.one', { since: momentOf(createdAt), seen: momentOf(seenAt) })}
                  {isCurrent && <span class="modp-tag">{m('modp.sessions.here')}</span>}
                </li>
              ))}
            </ul>
            <p>
              {sessions.length > 1 ? (
                <button type="button" class="button" disabled={deed.isBusy} onClick={() => void closeOthers()}>
                  {m('modp.sessions.close')}
                </button>
              ) : (
                <span class="quiet">{m('modp.sessions.alone')}</span>
              )}
            </p>
          </>
        )}
      </Shown>
      <Said deed={deed} />
    </section>
  )
}
