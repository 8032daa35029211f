/** Copies all that a contribution says. */
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import '../words/outbox.ts'
import { t } from '../words/words.ts'
import { changedWords, linesOf, nameOf } from './what-it-says.ts'

export function CopyText({ row }: { row: OutboxRow }) {
  const text = [nameOf(row), ...linesOf(row), ...changedWords(row)].filter(Boolean).join('\n')
  return text ? <CopyButton text={() => text} words={{ copy: t('outbox.copy'), copied: t('outbox.copied'), byHand: t('outbox.copyByHand') }} /> : null
}
