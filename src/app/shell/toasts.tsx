/** Short news at the bottom of the screen: ready offline, a new version of the app. Nothing moves or goes away by itself. */

import { signal } from '@preact/signals'
import { CircleCheck, CloudOff, type IconNode, RefreshCw, X } from 'lucide'
import { render } from 'preact'
import { becameReady, installUpdate, offlineState } from '../sync/offline.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/pages.ts'
import { t } from '../words/words.ts'

const isNewsSeen = signal(false)
const isUpdateLater = signal(false)

export { prepareOffline, removeWorkers } from '../sync/offline.ts'

/** Draws the news in a place of its own, apart from the page: it is fetched after everything that a reader waits for. */
function mountToasts() {
  const place = document.getElementById('toasts')
  if (place) render(<Toasts />, place)
}
mountToasts()

function Toasts() {
  const update = isUpdateLater.value ? undefined : installUpdate.value
  const isReady = becameReady.value && offlineState.value === 'ready' && !isNewsSeen.value
  const isUnsupported = offlineState.value === 'unsupported' && !isNewsSeen.value
  return (
    <div class="toasts" aria-live="polite">
      {update && (
        <div class="toast">
          <Icon node={RefreshCw} />
          <p>{t('update.available')}</p>
          <button type="button" class="button button-main" onClick={update}>
            {t('update.install')}
          </button>
          <button type="button" class="button" onClick={() => (isUpdateLater.value = true)}>
            {t('update.later')}
          </button>
        </div>
      )}
      {!update && isReady && <News icon={CircleCheck} text={t('offline.ready')} onClose={() => (isNewsSeen.value = true)} />}
      {!update && isUnsupported && <News icon={CloudOff} text={t('settings.unsupported')} onClose={() => (isNewsSeen.value = true)} />}
    </div>
  )
}

function News({ icon, text, onClose }: { icon: IconNode; text: string; onClose: () => void }) {
  return (
    <div class="toast">
      <Icon node={icon} />
      <p>{text}</p>
      <button type="button" class="button toast-close" aria-label={t('offline.close')} onClick={onClose}>
        <Icon node={X} />
      </button>
    </div>
  )
}
