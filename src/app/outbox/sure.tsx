/** One question before what cannot be undone. */
import { useEffect, useRef } from 'preact/hooks'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { moveContributions, removeContribution } from '../store/outbox.ts'
import '../words/outbox.ts'
import { t, type WordKey } from '../words/words.ts'
import { sendNow } from './sender.ts'

export type Asking = 'withdraw' | 'forget'

/** Who forgets a published opinion also forgets the only key with which it can be taken back. */
function questionOf(what: Asking, { state }: OutboxRow): WordKey {
  if (what === 'withdraw') return 'outbox.withdrawSure'
  return state === 'published' ? 'outbox.forgetKey' : 'outbox.forgetSure'
}

export function Sure({ row, what, onKeep, onDone }: { row: OutboxRow; what: Asking; onKeep: () => void; onDone: () => void }) {
  const question = useRef<HTMLParagraphElement>(null)
  useEffect(() => question.current?.focus(), [])
  const act = async () => {
    if (what === 'forget') await removeContribution(row.id)
    else {
      await moveContributions([row.id], () => ({ type: 'withdraw' }))
      void sendNow()
    }
    onDone()
  }
  const words = t(questionOf(what, row))
  return (
    <fieldset class="notice notice-plain" aria-label={words}>
      <div>
        <p ref={question} tabIndex={-1}>
          {words}
        </p>
        <p class="row">
          <button type="button" class="button button-main" onClick={() => void act()}>
            {t(what === 'forget' ? 'outbox.forgetYes' : 'outbox.withdrawYes')}
          </button>
          <button type="button" class="button" onClick={onKeep}>
            {t('outbox.keep')}
          </button>
        </p>
      </div>
    </fieldset>
  )
}
