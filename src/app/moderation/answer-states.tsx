/** What stands where an answer of the server is not, or not whole: on its way, failed, empty, and more to come. */
import { CloudOff } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { StaffError } from '../sync/staff-api.ts'
import { Notice } from '../ui/notice.tsx'
import { m } from '../words/moderation.ts'
import { wordsOf } from './sign-in.tsx'
import type { Answer } from './use-answer.ts'
import type { Pages } from './use-pages.ts'

export const Asking = () => (
  <p class="quiet" role="status">
    {m('mod.asking')}
  </p>
)

export function Failed({ error, onAgain }: { error: StaffError; onAgain: () => void }) {
  return (
    <Notice icon={CloudOff} tone="care" live>
      <p>{error.code === 'network' ? m('modp.unreachable') : wordsOf(error)}</p>
      <p>
        <button type="button" class="button" onClick={onAgain}>
          {m('mod.again')}
        </button>
      </p>
    </Notice>
  )
}

type ShownProps<T> = { answer: Answer<T>; onAgain: () => void; children: (value: T) => ComponentChildren }

/** An answer once it is here; its other states before. */
export function Shown<T>({ answer, onAgain, children }: ShownProps<T>) {
  if (answer.kind === 'asking') return <Asking />
  if (answer.kind === 'failed') return <Failed error={answer.error} onAgain={onAgain} />
  return <>{children(answer.value)}</>
}

/** Stands below the rows of a paged list. */
export function ListEnd<R, Row>({ pages, empty }: { pages: Pages<R, Row>; empty: string }) {
  const { rows, isAsking, error, hasMore, more, again } = pages
  if (error) return <Failed error={error} onAgain={again} />
  if (isAsking && !rows.length) return <Asking />
  if (!rows.length && !hasMore) return <p class="modp-empty">{empty}</p>
  if (!hasMore) return null
  return (
    <p>
      <button type="button" class="button" disabled={isAsking} onClick={more}>
        {m('modp.more')}
      </button>
    </p>
  )
}
