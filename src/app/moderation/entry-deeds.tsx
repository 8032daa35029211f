/** What is done to an entry besides changing it: looking at its page, saying that it was verified or that it closed. */
import { BadgeCheck, ExternalLink } from 'lucide'
import { useState } from 'preact/hooks'
import { CHECK_WAYS, type Check, type InitiativeResponse } from '../../contract/staff.ts'
import { staffPost } from '../sync/staff-api.ts'
import { Icon } from '../ui/icon.tsx'
import { m } from '../words/moderation.ts'
import { formatDate } from '../words/words.ts'
import { WAY_WORDS } from './check-ways.ts'
import { CloseDialog } from './close-dialog.tsx'
import { Said } from './said.tsx'
import { may } from './session.ts'
import { useDeed } from './use-deed.ts'

type Props = { held: InitiativeResponse; onChanged: (held: InitiativeResponse) => void; onClosed: () => void }

export function EntryDeeds({ held, onChanged, onClosed }: Props) {
  const { initiative, hidden } = held
  const { id, name, slug, status, verifiedAt } = initiative
  const [how, setHow] = useState<Check['how']>('phone')
  const [isClosing, setClosing] = useState(false)
  const deed = useDeed()
  const verify = async () => {
    const isDone = await deed.run(async () => onChanged(await staffPost<InitiativeResponse>(`/initiatives/${id}/verify`, { how })))
    if (isDone) deed.say(m('modp.verify.done', { name }))
  }
  return (
    <section class="modp-deeds" aria-label={m('modp.deeds')}>
      <p>
        {verifiedAt
          ? m('modp.verify.lastHow', { date: formatDate(verifiedAt.at), what: verifiedAt.what, how: verifiedAt.how })
          : m('modp.verify.never')}
        {status === 'closed' && <span class="modp-tag">{m('modp.status.closed')}</span>}
        {hidden && <span class="modp-tag">{m('modp.tag.hidden')}</span>}
      </p>
      <div class="modp-deeds-row">
        <div class="modp-field">
          <label for="verify-how">{m('modp.check')}</label>
          <select id="verify-how" value={how} onChange={({ currentTarget: { value } }) => setHow(CHECK_WAYS.find((way) => way === value) ?? how)}>
            {CHECK_WAYS.map((way) => (
              <option key={way} value={way}>
                {m(WAY_WORDS[way])}
              </option>
            ))}
          </select>
        </div>
        <button type="button" class="button" disabled={deed.isBusy} onClick={() => void verify()}>
          <Icon node={BadgeCheck} />
          {m('modp.verify.today')}
        </button>
        {may('editor') && status !== 'closed' && (
          <button type="button" class="button" onClick={() => setClosing(true)}>
            {m('modp.verify.closed')}
          </button>
        )}
        {!hidden && (
          <a class="button" href={`/initiative/${slug}`} target="_blank" rel="noopener">
            <Icon node={ExternalLink} />
            {m('modp.publicPage')}
          </a>
        )}
      </div>
      <Said deed={deed} />
      {isClosing && (
        <CloseDialog
          id={id}
          name={name}
          onClosed={() => {
            setClosing(false)
            deed.say(m('modp.close.done', { name }))
            onClosed()
          }}
          onCancel={() => setClosing(false)}
        />
      )}
    </section>
  )
}
