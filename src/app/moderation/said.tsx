/** What came of a deed, read aloud when it changes. */
import type { Deed } from './use-deed.ts'

export const Said = ({ deed: { said, hasFailed } }: { deed: Deed }) => (
  <p class={hasFailed ? 'modp-said modp-said-failed' : 'modp-said'} role="status">
    {said}
  </p>
)
