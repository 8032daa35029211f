/** An entry as the form holds it, and back: pure, so that « nothing typed is lost » can be tested without a page. */
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Translated } from '../../domain/initiative.ts'
import type { Place } from '../../domain/place.ts'

export const TEXT_FIELDS = [
  'name',
  'slug',
  'summary',
  'accessNote',
  'openingHours',
  'address',
  'postcode',
  'commune',
  'town',
  'phone',
  'website',
  'email',
  'tags',
  'sources',
  'access',
  'cost',
  'scope',
  'kind',
  'status',
] as const
export const LIST_FIELDS = ['needs', 'actions', 'audience', 'modes'] as const
export type TextName = (typeof TEXT_FIELDS)[number]
export type ListName = (typeof LIST_FIELDS)[number]
export type FieldName = TextName | ListName | 'phoneOnly'
export type Values = Record<TextName, string> & Record<ListName, string[]> & { phoneOnly: boolean }

/** Chosen instead of a commune of the territory: the town is written. */
export const ELSEWHERE = 'elsewhere'
/** `sources.json` has it: a shelter's source may lead to its door, so it is not named. */
const WITHHELD = 'withheld'

export function valuesOf(entry: PackInitiative): Values {
  const { place = {} } = entry
  return {
    ...{ name: entry.name, slug: entry.slug, summary: entry.summary.fr, accessNote: entry.accessNote?.fr ?? '' },
    ...{ openingHours: entry.openingHours?.fr ?? '', address: place.address ?? '', postcode: place.postcode ?? '' },
    ...{ commune: place.commune ?? (place.town ? ELSEWHERE : ''), town: place.town ?? '' },
    ...{ phone: entry.phone ?? '', website: entry.website ?? '', email: entry.email ?? '' },
    ...{ tags: entry.tags.join(', '), sources: entry.sources.join('\n') },
    ...{ access: entry.access, cost: entry.cost, scope: entry.scope, kind: entry.kind, status: entry.status },
    ...{ needs: entry.needs, actions: entry.actions, audience: entry.audience, modes: entry.modes },
    phoneOnly: entry.phoneOnly === true,
  }
}

const lines = (text: string, separator: RegExp) => [
  ...new Set(
    text
      .split(separator)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]

/** Translations of another text would be wrong. */
function translated(text: string, former: Translated | undefined): Translated | undefined {
  const fr = text.trim()
  if (!fr) return undefined
  return former?.fr.trim() === fr ? former : { fr }
}

/** True when the point on the map belonged to another address. */
export function losesPoint(values: Values, { place }: PackInitiative): boolean {
  if (place?.lat === undefined || values.phoneOnly) return false
  const next = withoutPoint(values)
  return (['address', 'commune', 'town'] as const).some((part) => place[part] !== undefined && place[part] !== next[part])
}

function withoutPoint({ address, postcode, commune, town }: Values): Place {
  const said = { address: address.trim(), postcode: postcode.trim() }
  return {
    ...(said.address ? { address: said.address } : {}),
    ...(said.postcode ? { postcode: said.postcode } : {}),
    ...(commune && commune !== ELSEWHERE ? { commune } : {}),
    ...(commune === ELSEWHERE && town.trim() ? { town: town.trim() } : {}),
  }
}

function placeOf(values: Values, initial: PackInitiative): Place | undefined {
  const { lat, lon, precision } = initial.place ?? {}
  const hasPoint = lat !== undefined && lon !== undefined && precision !== undefined && !losesPoint(values, initial)
  const place = { ...withoutPoint(values), ...(hasPoint ? { lat, lon, precision } : {}) }
  return Object.keys(place).length ? place : undefined
}

/** What is asked for a shelter alone: its number, and nothing that leads to its door. */
function shelterOf(values: Values) {
  const sources = lines(values.sources, /\n/).filter((source) => !/^https?:/.test(source))
  return { phoneOnly: true as const, sources: sources.length ? sources : [WITHHELD] }
}

function contactOf(values: Values, initial: PackInitiative) {
  const { network } = initial
  const place = placeOf(values, initial)
  const [website, email] = [values.website.trim(), values.email.trim()]
  return { ...(website ? { website } : {}), ...(email ? { email } : {}), ...(place ? { place } : {}), ...(network ? { network } : {}) }
}

/** The entry as the form now says it; what the form does not show stays as it was. The server judges it. */
export function entryOf(values: Values, initial: PackInitiative): PackInitiative {
  const { accessNote: _note, openingHours: _hours, website, phone: _phone, email, place, network, phoneOnly, ...kept } = initial
  const note = translated(values.accessNote, initial.accessNote)
  const hours = translated(values.openingHours, initial.openingHours)
  const phone = values.phone.trim()
  const chosen = { needs: values.needs, actions: values.actions, audience: values.audience, modes: values.modes }
  const picked = { access: values.access, cost: values.cost, scope: values.scope, kind: values.kind, status: values.status }
  return {
    ...kept,
    ...{ name: values.name.trim(), slug: values.slug.trim() },
    summary: translated(values.summary, initial.summary) ?? { fr: '' },
    ...(chosen as Pick<PackInitiative, ListName>),
    ...(picked as Pick<PackInitiative, 'access' | 'cost' | 'scope' | 'kind' | 'status'>),
    tags: lines(values.tags, /,/),
    sources: lines(values.sources, /\n/),
    ...(note ? { accessNote: note } : {}),
    ...(hours ? { openingHours: hours } : {}),
    ...(phone ? { phone } : {}),
    ...(values.phoneOnly ? shelterOf(values) : contactOf(values, initial)),
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Fields that somebody typed in stay as typed; the others follow the entry, which a colleague changed meanwhile. */
export function rebased(typed: Values, from: PackInitiative, to: PackInitiative): Values {
  const [before, after] = [valuesOf(from), valuesOf(to)]
  const names = Object.keys(typed) as FieldName[]
  return Object.fromEntries(names.map((name) => [name, isSame(typed[name], before[name]) ? after[name] : typed[name]])) as Values
}

export const changedFields = (a: Values, b: Values): FieldName[] => (Object.keys(a) as FieldName[]).filter((name) => !isSame(a[name], b[name]))

/** How one reaches an initiative, where it is, what it costs: what a swindler would change (the server holds to the same list). */
const CHECKED: readonly FieldName[] = ['phone', 'website', 'email', 'address', 'postcode', 'cost', 'accessNote']

export const changesContact = (values: Values, initial: PackInitiative) =>
  changedFields(values, valuesOf(initial)).some((name) => CHECKED.includes(name))

const FIELD_OF_PART: Record<string, FieldName> = { address: 'address', postcode: 'postcode', town: 'town' }

/** The field of the form where a fault of the server is shown; undefined: the form has none for it. */
export function fieldOfFault(path: string): FieldName | undefined {
  const [name = '', part = ''] = path.split('.')
  if (name === 'place') return FIELD_OF_PART[part] ?? 'commune'
  return [...TEXT_FIELDS, ...LIST_FIELDS, 'phoneOnly' as const].find((one) => one === name)
}

/** What readers see of an entry that needs no check any more, since the form leaves it out. */
export function stillGiven(field: string, values: Values): boolean {
  const name = fieldOfFault(field)
  if (!name || name === 'commune') return true
  return values[name] !== '' && !(name === 'cost' && values.cost === 'inconnu')
}
