/**
 * From what stands in the form to what is sent, and what is wrong with it. The rules are the contract's, written out again:
 * its schemas would double what this room weighs. A test sees that both always agree.
 */
import { type FieldFault, NAME_LENGTH, PROPOSED_MAX, SHORT_MAX, SUMMARY_TEXT_LENGTH, TEXT_MAX } from '../../contract/contribution-limits.ts'
import { CONTRIBUTOR_ROLES, type Contribution, type ContributionKind, type ContributorRole } from '../../domain/contribution.ts'
import type { DraftForm } from '../../domain/outbox-moves.ts'
import { lengthOf } from '../../domain/text.ts'
import { fieldValue, fieldValues, proposedIn } from '../store/outbox-form.ts'

type Body = Contribution['body']
export type Faults = Record<string, FieldFault>

/** Fields that were filled, without the spaces around them. */
function filled(form: DraftForm, names: readonly string[], prefix = ''): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, fieldValue(form, prefix + name).trim()]).filter(([, value]) => value))
}

/** Words are sent as they were written. */
const wordsOf = (form: DraftForm, name: string) => (fieldValue(form, name).trim() ? { [name]: fieldValue(form, name) } : {})

function commentBody(form: DraftForm) {
  const helped = fieldValue(form, 'helped')
  const rating = Number(fieldValue(form, 'rating'))
  return {
    initiativeId: fieldValue(form, 'initiativeId'),
    ...(rating ? { rating } : {}),
    ...(helped ? { helped: helped === 'yes' } : {}),
    ...wordsOf(form, 'text'),
  }
}

const OPTIONAL = ['website', 'phone', 'email', 'address', 'commune', 'cost', 'access', 'openingHours'] as const

function suggestionBody(form: DraftForm) {
  const [lat, lon] = [fieldValue(form, 'lat'), fieldValue(form, 'lon')]
  return {
    name: fieldValue(form, 'name').trim(),
    needs: fieldValues(form, 'needs'),
    summary: fieldValue(form, 'summary'),
    ...filled(form, OPTIONAL),
    ...(lat && lon ? { lat: Number(lat), lon: Number(lon) } : {}),
    ...wordsOf(form, 'comment'),
  }
}

function reportBody(form: DraftForm) {
  const proposed = filled(form, proposedIn(form), 'proposed.')
  return {
    target: { kind: fieldValue(form, 'targetKind'), id: fieldValue(form, 'targetId') },
    reason: fieldValue(form, 'reason'),
    ...wordsOf(form, 'text'),
    ...(Object.keys(proposed).length ? { proposed } : {}),
  }
}

const BODIES: Record<ContributionKind, (form: DraftForm) => object> = { comment: commentBody, suggestion: suggestionBody, report: reportBody }

/** Lengths in code points. */
const LONGEST: Record<string, number> = { name: NAME_LENGTH.max, summary: SUMMARY_TEXT_LENGTH.max, text: TEXT_MAX, comment: TEXT_MAX }
export const longestOf = (name: string): number => LONGEST[name] ?? (name.startsWith('proposed.') ? PROPOSED_MAX : SHORT_MAX)
const LEAST: Record<string, number> = { name: NAME_LENGTH.min, summary: SUMMARY_TEXT_LENGTH.min }
const NEVER = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/

function faultOfText(name: string, text: string): FieldFault | undefined {
  if (NEVER.test(text)) return 'forbidden-character'
  const least = LEAST[name] ?? 0
  const length = lengthOf(text.trim())
  if (length < least) return length ? 'too-short' : 'missing'
  return lengthOf(text) > longestOf(name) ? 'too-long' : undefined
}

/** An opinion as a whole: it lacks no field in particular. */
export const OPINION = 'opinion'

/** All that is wrong at once: nobody likes to learn of faults one by one. */
function faultsIn(kind: ContributionKind, form: DraftForm): Faults {
  const faults: Faults = {}
  const names = kind === 'suggestion' ? ['name', 'summary', 'comment', ...OPTIONAL] : ['text', ...proposedIn(form).map((name) => `proposed.${name}`)]
  for (const name of names) {
    const fault = faultOfText(name, fieldValue(form, name))
    if (fault) faults[name] = fault
  }
  if (kind === 'suggestion' && !fieldValues(form, 'needs').length) faults['needs'] = 'missing'
  if (kind === 'report' && !fieldValue(form, 'reason')) faults['reason'] = 'missing'
  if (kind === 'comment' && !['helped', 'rating', 'text'].some((name) => fieldValue(form, name).trim())) faults[OPINION] = 'empty'
  return faults
}

/** `body.proposed.phone` → `proposed.phone`; of the body as a whole, the text. */
export const fieldOf = (path: string): string => path.replace(/^body\.?/, '').replace(/^(needs)\..*/, '$1') || 'text'

export const roleOf = (form: DraftForm): ContributorRole | undefined => CONTRIBUTOR_ROLES.find((role) => role === fieldValue(form, 'role'))

/** One form for each letter, as the server keeps it: the same words are the same bytes. */
const composed = (_name: string, value: unknown): unknown => (typeof value === 'string' ? value.normalize('NFC') : value)

export function readForm(kind: ContributionKind, form: DraftForm): { body: Body } | { faults: Faults } {
  const faults = faultsIn(kind, form)
  if (Object.keys(faults).length) return { faults }
  return { body: JSON.parse(JSON.stringify(BODIES[kind](form)), composed) as Body }
}
