/** Calm words when a page fails, and two ways out; never a blank or a technical message. */
import { t } from '../words/words.ts'

export function ErrorPanel() {
  return (
    <div class="page" role="alert">
      <h1>{t('error.title')}</h1>
      <p>{t('error.text')}</p>
      <p class="row">
        {/* A whole load on purpose: it also brings back rooms that an update of the app replaced. */}
        <a class="button button-main" href="/" target="_top">
          {t('error.home')}
        </a>
        <button type="button" class="button" onClick={() => location.reload()}>
          {t('error.reload')}
        </button>
      </p>
    </div>
  )
}
