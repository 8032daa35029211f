/** A contribution in words: what it is about, what it says, how old it is. */
import type { Guide } from '../../domain/guide.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { DraftForm, OutboxRow } from '../../domain/outbox-moves.ts'
import '../words/contributions.ts'
import { language, t, type WordKey } from '../words/words.ts'

const textOf = (form: DraftForm, name: string): string => (typeof form[name] === 'string' ? form[name] : '')
/** Isolated, so that a French name keeps its place within a line written from right to left. */
const isolated = (name: string) => `\u2068${name}\u2069`

/** The initiative that it is about, or that it became. */
export function initiativeOf({ form, initiativeId }: OutboxRow, guide: Guide | undefined): Initiative | undefined {
  const about = initiativeId ?? (textOf(form, 'initiativeId') || textOf(form, 'targetId'))
  return guide?.initiatives.find(({ id }) => id === about)
}

export function titleOf(row: OutboxRow, guide: Guide | undefined): string {
  const name = isolated(initiativeOf(row, guide)?.name ?? t('outbox.unknownInitiative'))
  if (row.kind === 'suggestion') return t('outbox.suggestionOf', { name: isolated(textOf(row.form, 'name').trim() || t('outbox.unnamed')) })
  if (row.kind === 'comment') return t('outbox.opinionOn', { name })
  return textOf(row.form, 'targetKind') === 'comment' ? t('outbox.reportOnOpinion') : t('outbox.reportOn', { name })
}

const RATINGS: WordKey[] = ['reviews.rating1', 'reviews.rating2', 'reviews.rating3', 'reviews.rating4', 'reviews.rating5']

/** What was written, in the order in which it was asked. */
export function linesOf({ form }: OutboxRow): string[] {
  const helped = textOf(form, 'helped')
  const rating = RATINGS[Number(textOf(form, 'rating')) - 1]
  const short = [helped && t(helped === 'yes' ? 'reviews.helped' : 'reviews.notHelped'), rating && t(rating)].filter(Boolean).join(' · ')
  const proposed = Object.keys(form).flatMap((name) => (name.startsWith('proposed.') ? [textOf(form, name)] : []))
  return [short, textOf(form, 'summary'), textOf(form, 'text'), ...proposed, textOf(form, 'comment')].filter((line) => line.trim())
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1],
] as const

export function ageOf({ createdAt }: OutboxRow, now: number): string {
  const past = Math.max(0, now - Date.parse(createdAt))
  const [unit, size] = UNITS.find((one) => past >= one[1]) ?? UNITS[3]
  const code = language.value === 'ar' ? 'ar-u-nu-latn' : language.value
  return new Intl.RelativeTimeFormat(code, { numeric: 'auto' }).format(unit === 'second' ? 0 : -Math.floor(past / size), unit)
}
