/** The first filling of the phone, with real progress; and when it fails, what to do. */

import { release } from 'virtual:bundled'
import { CloudOff, HardDriveDownload } from 'lucide'
import { type GuideState, guideState, retryFill } from '../sync/guide-session.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { t, type WordKey } from '../words/words.ts'

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
  const [said, help] = MISSING[state.why]
  return (
    <Notice icon={CloudOff} tone="care" live>
      <p>
        <strong>{t(said)}</strong> {t(help)}
      </p>
      <p class="row">
        <button type="button" class="button button-main" onClick={() => void retryFill(release)}>
          {t(state.why === 'erased' ? 'fill.again' : 'fill.retry')}
        </button>
        <a class="button" href="/urgence">
          {t('nav.emergency')}
        </a>
      </p>
    </Notice>
  )
}

type Missing = Extract<GuideState, { kind: 'missing' }>['why']

const MISSING: Record<Missing, [WordKey, WordKey]> = {
  unreachable: ['fill.failed', 'fill.failedHelp'],
  'storage-full': ['fill.full', 'fill.fullHelp'],
  'app-too-old': ['fill.failed', 'fill.tooOld'],
  erased: ['fill.erased', 'fill.erasedHelp'],
}
