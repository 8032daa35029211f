/** Keeps a page that fails from taking the others with it: the next address starts anew. */
import { Component, type ComponentChildren } from 'preact'
import { ErrorPanel } from './error-panel.tsx'

type Props = { path: string; children: ComponentChildren }

export class ErrorBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  override componentDidCatch() {
    this.setState({ hasFailed: true })
  }

  override componentDidUpdate(before: Props) {
    if (this.state.hasFailed && before.path !== this.props.path) this.setState({ hasFailed: false })
  }

  override render() {
    return this.state.hasFailed ? <ErrorPanel /> : this.props.children
  }
}
