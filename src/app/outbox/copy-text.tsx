/** Copies all that a contribution says; what the browser does not copy is laid out to be copied by hand. */
import { Copy } from 'lucide'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { useCopy } from '../store/outbox-copy.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/contributions.ts'
import { t } from '../words/words.ts'
import { changedWords, linesOf, nameOf } from './what-it-says.ts'

export function CopyText({ row }: { row: OutboxRow }) {
  const text = [nameOf(row), ...linesOf(row), ...changedWords(row)].filter(Boolean).join('\n')
  const { copy, outcome, place } = useCopy(text)
  if (!text) return null
  return (
    <>
      <button type="button" class="button" onClick={() => void copy()}>
        <Icon node={Copy} size={20} />
        {t('outbox.copy')}
      </button>
      <span role="status" class="hint live">
        {outcome === 'copied' && t('outbox.copied')}
        {outcome === 'by-hand' && t('outbox.copyByHand')}
      </span>
      {outcome === 'by-hand' && <textarea ref={place} class="copy-by-hand" readOnly rows={5} dir="auto" aria-label={t('outbox.copy')} value={text} />}
    </>
  )
}
