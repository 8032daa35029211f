/** When a page fails: calm words and two ways out, never a blank or a technical message. */
import { Component, type ComponentChildren } from 'preact'
import { t } from '../words/words.ts'

type State = { hasFailed: boolean; at: string }

export class ErrorBoundary extends Component<{ children: ComponentChildren }, State> {
  override state: State = { hasFailed: false, at: '' }

  override componentDidCatch() {
    this.setState({ hasFailed: true, at: location.href })
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div class="page" role="alert">
        <h1>{t('error.title')}</h1>
        <p>{t('error.text')}</p>
        <p class="row">
          {/* Whole loads on purpose: they also bring back rooms that an update of the app replaced. */}
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
}
