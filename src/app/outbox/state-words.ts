/** Each state and each cause in plain words; a state has a shape as well. */
import { Ban, CircleCheck, CircleHelp, Clock, type IconNode, MailCheck, MailX, PencilLine, Send } from 'lucide'
import type { ContributionKind, OutboxState } from '../../domain/contribution.ts'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { isWritten } from '../store/outbox-form.ts'
import '../words/outbox.ts'
import { t, type WordKey } from '../words/words.ts'

export const STATES: Record<OutboxState, { icon: IconNode; words: WordKey }> = {
  draft: { icon: PencilLine, words: 'outbox.draft' },
  waiting: { icon: Clock, words: 'outbox.waiting' },
  sending: { icon: Send, words: 'outbox.sending' },
  received: { icon: MailCheck, words: 'outbox.received' },
  published: { icon: CircleCheck, words: 'outbox.published' },
  declined: { icon: MailX, words: 'outbox.declined' },
  withdrawn: { icon: Ban, words: 'outbox.withdrawn' },
  'needs-you': { icon: CircleHelp, words: 'outbox.needsYou' },
}

const CAUSES: Record<NonNullable<OutboxRow['cause']>, WordKey> = {
  'no-network': 'outbox.causeNoNetwork',
  'no-answer': 'outbox.causeNoAnswer',
  portal: 'outbox.causePortal',
  server: 'outbox.causeServer',
  busy: 'outbox.causeBusy',
  insecure: 'outbox.causeInsecure',
  invalid: 'outbox.causeInvalid',
  'id-conflict': 'outbox.causeConflict',
  'too-large': 'outbox.causeLarge',
  malformed: 'outbox.causeMalformed',
  refused: 'outbox.causeRefused',
  'already-decided': 'outbox.causeDecided',
  withdrawn: 'outbox.causeWithdrawn',
}

const MEANINGS: Record<Exclude<OutboxState, 'published'>, WordKey> = {
  draft: 'outbox.draftMeans',
  waiting: 'outbox.waitingMeans',
  sending: 'outbox.sendingMeans',
  received: 'outbox.receivedMeans',
  declined: 'outbox.declinedMeans',
  withdrawn: 'outbox.withdrawnMeans',
  'needs-you': 'outbox.needsYouMeans',
}

/** Taken into the guide, each in its way. */
const TAKEN: Record<ContributionKind, WordKey> = {
  comment: 'outbox.publishedMeans',
  suggestion: 'outbox.suggestionTaken',
  report: 'outbox.reportTaken',
}

/** What is going on with it, why, and what comes next. */
export function explain(row: OutboxRow): string[] {
  if (row.withdrawalWanted) return [t('outbox.withdrawalWanted')]
  const why = row.state === 'declined' && row.reason ? t('outbox.declinedBecause', { reason: row.reason }) : undefined
  const isPlaceless = row.cause === 'invalid' && row.field !== undefined && !isWritten(row.field)
  const cause = row.cause && t(isPlaceless ? 'outbox.causePlaceless' : CAUSES[row.cause])
  return [why ?? cause ?? t(row.state === 'published' ? TAKEN[row.kind] : MEANINGS[row.state]), row.message].filter(
    (words) => typeof words === 'string',
  )
}
