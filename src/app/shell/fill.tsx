/** The first filling of the phone, with real progress; and when it fails, what to do. */

import { release } from 'virtual:bundled'
import { CloudOff, HardDriveDownload } from 'lucide'
import { guideState, retryFill } from '../sync/guide-session.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { t } from '../words/words.ts'

export function Fill() {
  const state = guideState.value
  if (state.kind === 'filling') {
    const percent = Math.round(state.share * 100)
    return (
      <div class="fill" role="status">
        <Icon node={HardDriveDownload} />
        <p>{t('fill.title')}</p>
        <progress max={100} value={percent} aria-label={t('fill.title')} />
        <span aria-hidden="true">{t('fill.progress', { percent })}</span>
      </div>
    )
  }
  if (state.kind !== 'missing') return null
  return (
    <Notice icon={CloudOff} tone="care" live>
      <p>
        <strong>{t('fill.failed')}</strong> {t(state.why === 'storage-full' ? 'fill.full' : 'fill.failedHelp')}
      </p>
      <p class="row">
        <button type="button" class="button button-main" onClick={() => void retryFill(release)}>
          {t('fill.retry')}
        </button>
        <a class="button" href="/urgence">
          {t('nav.emergency')}
        </a>
      </p>
    </Notice>
  )
}
