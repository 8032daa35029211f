/** Keeps a page that fails from taking the others with it: the next address starts anew. */
import type { ComponentChildren } from 'preact'
import { useEffect, useErrorBoundary } from 'preact/hooks'
import { ErrorPanel } from './error-panel.tsx'

export function ErrorBoundary({ path, children }: { path: string; children: ComponentChildren }) {
  const [hasFailed, reset] = useErrorBoundary()
  useEffect(() => reset, [path])
  return hasFailed ? <ErrorPanel /> : children
}
