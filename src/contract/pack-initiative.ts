/** One record of `data/initiatives/`: its fields and what each must be. Each message says what is wrong, then how to mend it. */
import * as v from 'valibot'
import { ACCESSES, ACTIONS, AUDIENCES, BASES, COSTS, type Initiative, KINDS, MODES, SCOPES, STATUSES, type Translated } from '../domain/initiative.ts'
import { parsePhone } from '../domain/phone-number.ts'
import { PRECISIONS } from '../domain/place.ts'
import { lengthOf } from '../domain/text.ts'

export const SUMMARY_LENGTH = { min: 60, max: 220 }
export const RIGHTS = ['open-facts', 'to-confirm'] as const

/** An initiative as the pack keeps it: what readers see, and what only keepers need. */
export type PackInitiative = Omit<Initiative, 'verifiedAt'> & {
  /** null: nobody verified it yet, and the guide says so. */
  verifiedAt: Initiative['verifiedAt'] | null
  rights: (typeof RIGHTS)[number]
  /** Only the name, the point and « open » were read; the service is deduced from the name or the network. */
  partial?: boolean
}

const fault = (wrong: string, remedy: string) => `${wrong} → ${remedy}`
const oneOf = <const T extends readonly string[]>(values: T) =>
  v.picklist(values, (issue) => fault(`${issue.received} is not known`, `use one of ${values.join(', ')}`))
const text = v.pipe(v.string(fault('is no text', 'write it between quotes')), v.nonEmpty(fault('is empty', 'write it or leave the field out')))
const someOf = <const T extends readonly string[]>(values: T) =>
  v.pipe(v.array(oneOf(values)), v.minLength(1, fault('is empty', `name at least one of ${values.join(', ')}`)))

const translations = v.strictObject({ fr: v.optional(text), en: v.optional(text), ar: v.optional(text) })
const hasOriginal = v.check<v.InferOutput<typeof translations>, string>(
  (texts) => Boolean(texts.fr),
  fault('has a translation without its original', 'write the French text under "fr"'),
)
/** Texts with their French original; without it they are refused. */
export const translated = v.pipe(
  translations,
  hasOriginal,
  v.transform((texts) => texts as Translated),
)

const summary = v.pipe(
  translated,
  v.check(
    ({ fr }) => lengthOf(fr) >= SUMMARY_LENGTH.min && lengthOf(fr) <= SUMMARY_LENGTH.max,
    ({ input }) =>
      fault(
        `the French text has ${lengthOf(input.fr)} characters`,
        `say what one gets, how and at what cost in ${SUMMARY_LENGTH.min} to ${SUMMARY_LENGTH.max}`,
      ),
  ),
)

/** True for a whole http(s) address with a host that has a dot, and no name hidden before it. */
export function isWebAddress(address: string): boolean {
  if (!/^https?:\/\/[^\s<>"]+$/.test(address)) return false
  try {
    const url = new URL(address)
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.') && !url.username
  } catch {
    return false
  }
}

export const webAddress = v.pipe(
  text,
  v.check(isWebAddress, ({ input }) => fault(`"${input.slice(0, 60)}" is no http(s) address`, 'write the whole address, beginning with https://')),
)

export const phone = v.pipe(
  text,
  v.check(
    (number) => !('fault' in parsePhone(number)),
    ({ input }) => {
      const parsed = parsePhone(input)
      return 'fault' in parsed && parsed.fault === 'premium'
        ? fault(`${input} is a premium-rate number`, 'give the ordinary number, or leave the field out')
        : fault(`${input} is no French telephone number`, 'write ten digits beginning with 0, or a short number such as 3919')
    },
  ),
)

const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))
const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))

const place = v.pipe(
  v.strictObject({
    address: v.optional(text),
    postcode: v.optional(v.pipe(v.string(), v.regex(/^\d{5}$/, fault('is no postcode', 'write five digits')))),
    commune: v.optional(text),
    town: v.optional(text),
    lat: v.optional(latitude),
    lon: v.optional(longitude),
    precision: v.optional(oneOf(PRECISIONS)),
  }),
  v.check(
    (at) => (at.lat === undefined) === (at.lon === undefined) && (at.lat === undefined) === (at.precision === undefined),
    fault('has a half point', 'give lat, lon and precision together, or none of them'),
  ),
)

const isoDay = v.pipe(v.string(), v.isoDate(fault('is no date', 'write it as 2026-11-22')))

const slug = v.pipe(text, v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, fault('is no slug', 'use a–z, 0–9 and single dashes')))

/** Everything about one record that can be judged without the others. */
export const packInitiativeSchema = v.strictObject({
  id: v.pipe(text, v.regex(/^i\d{4,}$/, fault('is no id', 'use i and at least four digits, never used before'))),
  slug,
  formerSlugs: v.optional(v.array(slug)),
  name: v.pipe(text, v.maxLength(150, fault('is longer than 150 characters', 'shorten it'))),
  kind: oneOf(KINDS),
  scope: oneOf(SCOPES),
  needs: v.pipe(v.array(text), v.minLength(1, fault('is empty', 'name at least one need of taxonomy.json'))),
  actions: someOf(ACTIONS),
  access: oneOf(ACCESSES),
  accessNote: v.optional(translated),
  cost: oneOf(COSTS),
  modes: someOf(MODES),
  audience: someOf(AUDIENCES),
  tags: v.array(text),
  summary,
  website: v.optional(webAddress),
  phone: v.optional(phone),
  email: v.optional(v.pipe(text, v.email(fault('is no e-mail address', 'mend or remove it')))),
  place: v.optional(place),
  openingHours: v.optional(translated),
  network: v.optional(text),
  phoneOnly: v.optional(v.literal(true)),
  status: oneOf(STATUSES),
  basis: oneOf(BASES),
  rights: oneOf(RIGHTS),
  sources: v.pipe(
    v.array(text, fault('is missing', 'name the page or file that was read')),
    v.minLength(1, fault('is empty', 'name the page or file that was read')),
  ),
  sourceDate: v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, fault('is no date', 'write 2026, 2026-11 or 2026-11-22')))),
  partial: v.optional(v.literal(true)),
  verifiedAt: v.nullable(v.strictObject({ at: isoDay, what: text, how: text })),
})
