/** A contribution in words: what it is about, what it says, how old it is. */
import type { Guide } from '../../domain/guide.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { fieldValue, sentForm } from '../store/outbox-form.ts'
import { wordsOfForm } from '../store/outbox-words.ts'
import '../words/outbox.ts'
import { language, t } from '../words/words.ts'

/** A change that was begun and not sent. */
export const changedWords = ({ isEdited, form }: OutboxRow): string[] => (isEdited ? wordsOfForm(form, t) : [])

/** Isolated, so that a French name keeps its place within a line written from right to left. */
const isolated = (name: string) => `\u2068${name}\u2069`

/** The initiative that it is about, or that it became. */
export function initiativeOf(row: OutboxRow, guide: Guide | undefined): Initiative | undefined {
  const { form, initiativeId } = row
  const about = initiativeId ?? (fieldValue(form, 'initiativeId') || fieldValue(form, 'targetId'))
  return guide?.initiatives.find(({ id }) => id === about)
}

/** A suggestion's own name; the others are about something that has one. */
export const nameOf = (row: OutboxRow): string => (row.kind === 'suggestion' ? fieldValue(sentForm(row), 'name').trim() : '')

export function titleOf(row: OutboxRow, guide: Guide | undefined): string {
  const name = isolated(initiativeOf(row, guide)?.name ?? t('outbox.unknownInitiative'))
  if (row.kind === 'suggestion') return t('outbox.suggestionOf', { name: isolated(nameOf(row) || t('outbox.unnamed')) })
  if (row.kind === 'comment') return t('outbox.opinionOn', { name })
  return fieldValue(row.form, 'targetKind') === 'comment' ? t('outbox.reportOnOpinion') : t('outbox.reportOn', { name })
}

export const linesOf = (row: OutboxRow): string[] => wordsOfForm(sentForm(row), t)

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
