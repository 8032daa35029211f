/** One entry to verify: whom to call, and one large button once they answered. */
import { BadgeCheck, Phone } from 'lucide'
import { useState } from 'preact/hooks'
import { CHECK_WAYS, type Check, type InitiativeRow } from '../../contract/staff.ts'
import { formatPhone, parsePhone } from '../../domain/phone-number.ts'
import { communeById } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { m } from '../words/moderation.ts'
import { formatDate } from '../words/words.ts'
import { WAY_WORDS } from './check-ways.ts'
import { may } from './session.ts'

export const communeName = (commune: string | undefined) => (commune ? (communeById.value.get(commune)?.name ?? commune) : undefined)

/** What a telephone dials. */
export function dialled(phone: string): string {
  const parsed = parsePhone(phone)
  return 'number' in parsed ? parsed.number : phone.replaceAll(' ', '')
}

type Props = { row: InitiativeRow; isBusy: boolean; onVerify: (how: Check['how']) => void; onClose: () => void }

export function VerifyRow({ row, isBusy, onVerify, onClose }: Props) {
  return (
    <li class="modp-verify" data-id={row.id}>
      <div class="modp-verify-what">
        <h2 tabIndex={-1}>
          <a class="modp-name" href={`/moderation/initiatives/${row.id}`}>
            {row.name}
          </a>
        </h2>
        <p class="quiet">
          {[communeName(row.commune), row.verifiedAt ? m('modp.verify.last', { date: formatDate(row.verifiedAt) }) : m('modp.verify.never')]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p class="modp-links">
          {row.phone ? (
            <a class="modp-call" href={`tel:${dialled(row.phone)}`}>
              <Icon node={Phone} size={20} />
              <span class="visually-hidden">{m('modp.verify.call')} </span>
              <span dir="ltr">{formatPhone(row.phone)}</span>
            </a>
          ) : (
            <span class="quiet">{m('modp.verify.noPhone')}</span>
          )}
          <a href={`/initiative/${row.slug}`} target="_blank" rel="noopener">
            {m('modp.publicPage')}
            <span class="visually-hidden"> – {row.name}</span>
          </a>
        </p>
      </div>
      <div class="modp-verify-deeds">
        <button type="button" class="button button-wide modp-verified" disabled={isBusy} onClick={() => onVerify('phone')}>
          <Icon node={BadgeCheck} />
          <span>
            {m('modp.verify.byPhone')}
            <span class="visually-hidden"> – {row.name}</span>
          </span>
        </button>
        <OtherWays row={row} isBusy={isBusy} onVerify={onVerify} onClose={onClose} />
      </div>
    </li>
  )
}

function OtherWays({ row, isBusy, onVerify, onClose }: Props) {
  const [how, setHow] = useState<Check['how']>('official-site')
  const ways = CHECK_WAYS.filter((way) => way !== 'phone')
  return (
    <details class="modp-more">
      <summary>
        {m(may('editor') ? 'modp.verify.other' : 'modp.verify.otherWays')}
        <span class="visually-hidden"> – {row.name}</span>
      </summary>
      <div class="modp-more-in">
        <div class="modp-field">
          <label for={`way-${row.id}`}>{m('modp.check')}</label>
          <select id={`way-${row.id}`} value={how} onChange={(event) => setHow(ways.find((way) => way === event.currentTarget.value) ?? how)}>
            {ways.map((way) => (
              <option key={way} value={way}>
                {m(WAY_WORDS[way])}
              </option>
            ))}
          </select>
        </div>
        <button type="button" class="button" disabled={isBusy} onClick={() => onVerify(how)}>
          {m('modp.verify.today')}
        </button>
        {may('editor') && (
          <button type="button" class="button" disabled={isBusy} onClick={onClose}>
            {m('modp.verify.closed')}
          </button>
        )}
      </div>
    </details>
  )
}
