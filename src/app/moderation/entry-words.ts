/** The name of each field of an entry, and what it holds, in words. */
import { heldGuide } from '../store/held-guide.ts'
import { type ModerationKey, m } from '../words/moderation.ts'
import { ELSEWHERE, type FieldName, fieldOfFault, type Values } from './entry-of-form.ts'
import { KIND_WORDS, SCOPE_WORDS, STATUS_WORDS } from './entry-sections.tsx'
import { communeName } from './verify-row.tsx'

const FIELD_WORDS: Record<FieldName, ModerationKey> = {
  name: 'modp.name',
  slug: 'modp.slug',
  summary: 'modp.summary',
  needs: 'modp.needs',
  actions: 'modp.actions',
  audience: 'modp.audience',
  access: 'modp.access',
  cost: 'modp.cost',
  accessNote: 'modp.accessNote',
  modes: 'modp.modes',
  phoneOnly: 'modp.phoneOnly',
  commune: 'modp.commune',
  town: 'modp.town',
  address: 'modp.address',
  postcode: 'modp.postcode',
  phone: 'modp.phone',
  website: 'modp.website',
  email: 'modp.email',
  openingHours: 'modp.hours',
  kind: 'modp.kind',
  scope: 'modp.scope',
  status: 'modp.status',
  tags: 'modp.tags',
  sources: 'modp.sources',
}
export const FIELDS = Object.keys(FIELD_WORDS) as FieldName[]

const POINT = /^place\.(lat|lon|precision)$/
const OTHERS: Record<string, ModerationKey> = {
  verifiedAt: 'modp.field.verifiedAt',
  formerSlugs: 'modp.field.formerSlugs',
  network: 'modp.field.network',
}

export const nameOfField = (field: FieldName): string => m(FIELD_WORDS[field])

/** For a path as the server writes it, such as `place.address`. */
export function nameOfPath(path: string): string {
  if (POINT.test(path)) return m('modp.field.point')
  const other = OTHERS[path.split('.')[0] ?? '']
  const field = fieldOfFault(path)
  return other ? m(other) : field ? nameOfField(field) : path
}

const needName = (id: string) => heldGuide.value?.guide.needs.find((need) => need.id === id)?.label.fr ?? id

/** How a field's content is said; the others are said as they are. */
const SAID: Partial<Record<FieldName, (values: Values) => string>> = {
  needs: ({ needs }) => needs.map(needName).join(', '),
  actions: ({ actions }) => actions.map((action) => m(`action.${action}` as 'action.don')).join(', '),
  audience: ({ audience }) => audience.map((one) => m(`audience.${one}` as 'audience.tous')).join(', '),
  modes: ({ modes }) => modes.map((mode) => m(`mode.${mode}` as 'mode.en-ligne')).join(', '),
  access: ({ access }) => m(`access.${access}` as 'access.inconnu'),
  cost: ({ cost }) => m(`cost.${cost}` as 'cost.gratuit'),
  kind: ({ kind }) => m(KIND_WORDS[kind as keyof typeof KIND_WORDS]),
  scope: ({ scope }) => m(SCOPE_WORDS[scope as keyof typeof SCOPE_WORDS]),
  status: ({ status }) => m(STATUS_WORDS[status as keyof typeof STATUS_WORDS]),
  commune: ({ commune }) => (commune === ELSEWHERE ? '' : (communeName(commune) ?? '')),
  phoneOnly: ({ phoneOnly }) => (phoneOnly ? m('modp.yes') : ''),
}

/** What a field holds, as text; empty when it holds nothing. */
export const textOfField = (name: FieldName, values: Values): string => SAID[name]?.(values) ?? String(values[name])
