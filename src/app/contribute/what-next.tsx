/** Beside a form: what becomes of what is sent, and where not to write. */
import { PhoneCall } from 'lucide'
import { Notice } from '../ui/notice.tsx'
import '../words/contributions.ts'
import { t } from '../words/words.ts'

export function WhatNext() {
  return (
    <aside aria-label={t('contribute.nextTitle')}>
      <h2>{t('contribute.nextTitle')}</h2>
      <ol class="steps">
        <li>
          <p>{t('contribute.nextKept')}</p>
        </li>
        <li>
          <p>
            {t('contribute.readFirst')} <a href="/charte">{t('contribute.charter')}</a>
          </p>
        </li>
        <li>
          <p>
            {t('contribute.nextAnswer')} <a href="/envois">{t('footer.outbox')}</a>
          </p>
        </li>
      </ol>
      <Notice icon={PhoneCall}>
        <p>
          {t('contribute.notService')} <a href="/urgence">{t('contribute.emergency')}</a>
        </p>
      </Notice>
    </aside>
  )
}
