/** Contributions as they travel: what a phone sends, what it is answered. Messages are codes of field faults, said in words by whoever shows them. */
import * as v from 'valibot'
import { CONTRIBUTOR_ROLES, type Contribution, REPORT_REASONS, TARGET_KINDS } from '../domain/contribution.ts'
import { lengthOf } from '../domain/text.ts'
import {
  FIELD_FAULTS,
  type FieldFault,
  MAX_CONTRIBUTIONS,
  NAME_LENGTH,
  PROPOSED_MAX,
  SHORT_MAX,
  SUMMARY_TEXT_LENGTH,
  TEXT_MAX,
} from './contribution-limits.ts'

export * from './contribution-answers.ts'
export * from './contribution-limits.ts'

const UNPAIRED = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/

const written = v.pipe(
  v.string('wrong-form'),
  v.check((text) => !text.includes('\u0000') && !UNPAIRED.test(text), 'forbidden-character'),
  v.transform((text) => text.normalize('NFC')),
)
const upTo = (max: number) =>
  v.pipe(
    written,
    v.check((text) => lengthOf(text) <= max, 'too-long'),
  )
const between = ({ min, max }: { min: number; max: number }) =>
  v.pipe(
    written,
    v.check((text) => lengthOf(text.trim()) >= min, 'too-short'),
    v.check((text) => lengthOf(text) <= max, 'too-long'),
  )
const oneOf = <const T extends readonly string[]>(values: T) => v.picklist(values, 'unknown-value')
/** An id, known here or not: the phone may hold an older guide, or a newer one. */
const reference = between({ min: 1, max: 100 })

export const uuid = v.pipe(v.string('wrong-form'), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'wrong-form'))
const sha256 = v.pipe(v.string('wrong-form'), v.regex(/^[0-9a-f]{64}$/, 'wrong-form'))
/** 128 bits, however they are written; this app writes hex. */
export const receiptSecret = v.pipe(v.string('wrong-form'), v.regex(/^[\x21-\x7e]{16,128}$/, 'wrong-form'))

const commentBody = v.pipe(
  v.strictObject({
    initiativeId: reference,
    rating: v.optional(v.pipe(v.number('wrong-form'), v.integer('wrong-form'), v.minValue(1, 'wrong-form'), v.maxValue(5, 'wrong-form'))),
    helped: v.optional(v.boolean('wrong-form')),
    text: v.optional(upTo(TEXT_MAX)),
  }),
  v.check(({ rating, helped, text }) => rating !== undefined || helped !== undefined || Boolean(text?.trim()), 'empty'),
)

const suggestionBody = v.pipe(
  v.strictObject({
    name: between(NAME_LENGTH),
    needs: v.pipe(v.array(upTo(80), 'wrong-form'), v.maxLength(30, 'too-long')),
    summary: between(SUMMARY_TEXT_LENGTH),
    website: v.optional(upTo(SHORT_MAX)),
    phone: v.optional(upTo(SHORT_MAX)),
    email: v.optional(upTo(SHORT_MAX)),
    address: v.optional(upTo(SHORT_MAX)),
    commune: v.optional(upTo(SHORT_MAX)),
    lat: v.optional(v.pipe(v.number('wrong-form'), v.minValue(-90, 'wrong-form'), v.maxValue(90, 'wrong-form'))),
    lon: v.optional(v.pipe(v.number('wrong-form'), v.minValue(-180, 'wrong-form'), v.maxValue(180, 'wrong-form'))),
    cost: v.optional(upTo(SHORT_MAX)),
    access: v.optional(upTo(SHORT_MAX)),
    openingHours: v.optional(upTo(SHORT_MAX)),
    comment: v.optional(upTo(TEXT_MAX)),
  }),
  v.forward(
    v.partialCheck([['lat'], ['lon']], ({ lat, lon }) => (lat === undefined) === (lon === undefined), 'missing'),
    ['lat'],
  ),
)

const fieldName = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z.-]{0,39}$/, 'unknown-field'))

const reportBody = v.strictObject({
  target: v.strictObject({ kind: oneOf(TARGET_KINDS), id: reference }),
  reason: oneOf(REPORT_REASONS),
  text: v.optional(upTo(TEXT_MAX)),
  proposed: v.optional(v.record(fieldName, upTo(PROPOSED_MAX))),
})

const envelope = {
  id: uuid,
  revision: v.pipe(v.number('wrong-form'), v.integer('wrong-form'), v.minValue(1, 'wrong-form'), v.maxValue(1_000_000, 'too-long')),
  createdAt: v.pipe(v.string('wrong-form'), v.isoTimestamp('wrong-form')),
  language: v.pipe(v.string('wrong-form'), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'wrong-form'), v.maxLength(35, 'too-long')),
  role: v.optional(oneOf(CONTRIBUTOR_ROLES)),
  receiptHash: sha256,
}

/** One contribution, strict: an unknown field is a fault, since dropping it would lose what somebody wrote. */
export const contributionSchema = v.variant('kind', [
  v.strictObject({ ...envelope, kind: v.literal('comment'), body: commentBody }),
  v.strictObject({ ...envelope, kind: v.literal('suggestion'), body: suggestionBody }),
  v.strictObject({ ...envelope, kind: v.literal('report'), body: reportBody }),
])

/** The request: each contribution is judged by itself, so that a bad one never blocks the others. */
export const contributionsRequest = v.object({ contributions: v.pipe(v.array(v.unknown()), v.maxLength(MAX_CONTRIBUTIONS)) })

export type FieldError = { code: FieldFault; field: string }

const faultOf = (issue: v.BaseIssue<unknown>): FieldFault => {
  if ((FIELD_FAULTS as readonly string[]).includes(issue.message)) return issue.message as FieldFault
  if (issue.received === 'undefined' || issue.received === undefined) return 'missing'
  return issue.expected === 'never' ? 'unknown-field' : 'wrong-form'
}

/** One contribution out of whatever arrived, or the first field that is wrong. */
export function parseContribution(input: unknown): { contribution: Contribution } | { fault: FieldError } {
  const parsed = v.safeParse(contributionSchema, input)
  if (parsed.success) return { contribution: parsed.output as Contribution }
  const [issue] = parsed.issues
  return { fault: { code: faultOf(issue), field: v.getDotPath(issue) ?? 'body' } }
}

export const statusRequest = v.object({
  receipts: v.pipe(
    v.array(
      v.looseObject({
        id: v.pipe(v.string('wrong-form'), v.maxLength(200, 'too-long')),
        secret: v.pipe(v.string('wrong-form'), v.maxLength(200, 'too-long')),
      }),
    ),
    v.maxLength(200),
  ),
})
export const withdrawRequest = v.strictObject({ secret: receiptSecret })
