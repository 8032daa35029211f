/** Before sending: what in the text may name or reach somebody. The person decides. */
import { Eye } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { PersonalData, PersonalKind } from '../../domain/personal-data.ts'
import { Notice } from '../ui/notice.tsx'
import '../words/contributions.ts'
import { t, type WordKey } from '../words/words.ts'

const KINDS: Record<PersonalKind, WordKey> = {
  phone: 'contribute.personalPhone',
  email: 'contribute.personalEmail',
  address: 'contribute.personalAddress',
  'social-security': 'contribute.personalSocial',
  name: 'contribute.personalName',
}

type Props = { found: readonly PersonalData[]; isUnread: boolean; asked: number; onCorrect: () => void; onSend: () => void }

/**
 * @param isUnread nobody could look for them.
 * @param asked counts the askings: each takes the focus, a change of the text does not.
 */
export function PersonalDataNotice({ found, isUnread, asked, onCorrect, onSend }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asked) place.current?.focus()
  }, [asked])
  return (
    <div ref={place} tabIndex={-1} class="live personal">
      {(isUnread || found.length > 0) && (
        <Notice icon={Eye} tone="care">
          <p>
            <strong>{t(isUnread ? 'contribute.unreadTitle' : 'contribute.personalTitle')}</strong>
          </p>
          <ul class="personal-list">
            {found.map(({ kind, text }) => (
              <li key={kind + text}>
                {t(KINDS[kind])} <q dir="auto">{text}</q>
              </li>
            ))}
          </ul>
          <p>{t(isUnread ? 'contribute.unreadHelp' : 'contribute.personalHelp')}</p>
          <p class="row">
            <button type="button" class="button button-main" onClick={onCorrect}>
              {t('contribute.personalCorrect')}
            </button>
            <button type="button" class="button" onClick={onSend}>
              {t('contribute.personalSend')}
            </button>
          </p>
        </Notice>
      )}
    </div>
  )
}
