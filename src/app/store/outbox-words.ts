/** A form in lines that one can read, or copy: what was chosen in the words of the form, what was typed as it was typed. The words themselves are the rooms'. */
import type { ReportReason } from '../../domain/contribution.ts'
import type { DraftForm } from '../../domain/outbox-moves.ts'
import { fieldValue, proposedIn, RATINGS, REASONS } from './outbox-form.ts'

/** Fields that need their name beside them to be understood. */
const NAMED = {
  address: 'contribute.address',
  phone: 'contribute.phone',
  website: 'contribute.website',
  email: 'contribute.email',
  openingHours: 'contribute.hours',
} as const

type Key =
  | (typeof RATINGS)[number]
  | (typeof REASONS)[ReportReason]
  | (typeof NAMED)[keyof typeof NAMED]
  | 'contribute.commune'
  | 'outbox.fieldSaid'
  | 'reviews.helped'
  | 'reviews.notHelped'
export type Say = (key: Key, values?: Record<string, string>) => string

const labelOf = (name: string) => (name in NAMED ? NAMED[name as keyof typeof NAMED] : 'contribute.commune')

function named(form: DraftForm, prefix: string, names: readonly string[], say: Say): string[] {
  return names.flatMap((name) => {
    const value = fieldValue(form, prefix + name).trim()
    return value ? [say('outbox.fieldSaid', { field: say(labelOf(name)), value: `\u2068${value}\u2069` })] : []
  })
}

/** In the order in which it was asked. */
export function wordsOfForm(form: DraftForm, say: Say): string[] {
  const helped = fieldValue(form, 'helped')
  const rating = RATINGS[Number(fieldValue(form, 'rating')) - 1]
  const reason = fieldValue(form, 'reason') as ReportReason | ''
  const short = [helped && say(helped === 'yes' ? 'reviews.helped' : 'reviews.notHelped'), rating && say(rating), reason && say(REASONS[reason])]
  return [
    short.filter(Boolean).join(' · '),
    fieldValue(form, 'summary'),
    fieldValue(form, 'text'),
    ...named(form, 'proposed.', proposedIn(form), say),
    ...named(form, '', Object.keys(NAMED), say),
    fieldValue(form, 'comment'),
  ].filter((line) => line.trim())
}
