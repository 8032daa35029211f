/** What stands in a form, and what was sent of it, whoever reads it: the form itself, or « Mes envois ». */
import type { PROPOSABLE } from '../../contract/contribution-limits.ts'
import type { ReportReason } from '../../domain/contribution.ts'
import type { DraftForm, OutboxRow } from '../../domain/outbox-moves.ts'

export const fieldValue = (form: DraftForm, name: string): string => (typeof form[name] === 'string' ? form[name] : '')
export const fieldValues = (form: DraftForm, name: string): string[] => (Array.isArray(form[name]) ? form[name] : [])

/** False for what the person did not write, such as the id: there is nothing for her to mend. */
export const isWritten = (path: string): boolean => path === 'role' || /^body(\.|$)/.test(path)

export type Proposable = (typeof PROPOSABLE)[number]

const PROPOSED: Partial<Record<ReportReason, readonly Proposable[]>> = {
  'wrong-contact': ['phone', 'website', 'email'],
  'wrong-place': ['address', 'commune'],
  'wrong-hours': ['openingHours'],
}

/** Fields that the reason of a report speaks of. A value typed under another reason stays in the form, unseen, and goes nowhere. */
export const proposedIn = (form: DraftForm): readonly Proposable[] => PROPOSED[form['reason'] as ReportReason] ?? []

/** Words of what can be chosen. */
export const RATINGS = ['reviews.rating1', 'reviews.rating2', 'reviews.rating3', 'reviews.rating4', 'reviews.rating5'] as const

export const REASONS = {
  closed: 'contribute.reasonClosed',
  'wrong-contact': 'contribute.reasonContact',
  'wrong-place': 'contribute.reasonPlace',
  'wrong-hours': 'contribute.reasonHours',
  other: 'contribute.reasonOther',
  'illegal-content': 'contribute.reasonIllegal',
} as const satisfies Record<ReportReason, string>

type Value = string | number | boolean | string[] | Record<string, string>

/** A value of what is sent, as it stood in the form. */
function inForm(name: string, value: Value): [string, string | string[]][] {
  if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']]
  if (typeof value === 'number') return [[name, String(value)]]
  if (typeof value === 'string' || Array.isArray(value)) return [[name, value]]
  return Object.entries(value).map(([part, said]) => [name === 'target' ? `target${part === 'kind' ? 'Kind' : 'Id'}` : `${name}.${part}`, said])
}

/** What was sent, or is to be sent; of a draft what is typed. Never words that nobody is to read. */
export function sentForm({ state, body, form }: OutboxRow): DraftForm {
  if (state === 'draft' || !body) return form
  return Object.fromEntries(Object.entries(body as Record<string, Value>).flatMap(([name, value]) => inForm(name, value)))
}
