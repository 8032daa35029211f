/** A page that fails shows calm words, and the next address starts anew. */
import { render, screen } from '@testing-library/preact'
import { expect, test } from 'vitest'
import { ErrorBoundary } from '../../src/app/shell/error-boundary.tsx'

function Page({ fails }: { fails: boolean }) {
  if (fails) throw new Error('a fault of ours')
  return <p>ici</p>
}

test('a page that fails leaves a way out, and the next one is drawn', async () => {
  const at = (path: string, fails: boolean) => (
    <ErrorBoundary path={path}>
      <Page fails={fails} />
    </ErrorBoundary>
  )
  const { rerender } = render(at('/a', true))
  await screen.findByRole('alert')
  rerender(at('/a', true))
  expect(screen.queryByText('ici')).toBeNull()
  rerender(at('/b', false))
  await screen.findByText('ici')
  expect(screen.queryByRole('alert')).toBeNull()
})
