/** The pack's orientation plan: stops by line. A territory may do without. */
import * as v from 'valibot'
import { MODES_OF_LINES } from '../domain/plan.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const pairs = v.optional(v.array(v.tuple([text, text])))

export const packPlanSchema = v.strictObject({
  source: text,
  licence: text,
  rights: v.picklist(['confirmed', 'to-confirm']),
  lines: v.array(
    v.strictObject({
      label: text,
      mode: v.picklist(MODES_OF_LINES),
      stops: v.array(v.strictObject({ name: text, lat: v.number(), lon: v.number() })),
      cut: pairs,
      join: pairs,
    }),
  ),
})
