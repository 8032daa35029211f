/** Whether a record may enter the guide: its own form, what it refers to, the addresses it takes, and the secrecy of shelters. */
import * as v from 'valibot'
import { type PackInitiative, packInitiativeSchema } from '../../contract/pack-initiative.ts'
import type { Commune } from '../../domain/place.ts'
import { ApiError, type FieldProblem } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import { checkLinks } from '../pack/check-across.ts'
import { checkSecrecy } from '../pack/check-secrecy.ts'
import { SHELTER_WORDS, STAYS_SHELTER_WORDS, wordsForField } from './field-words.ts'
import { readInitiative, readList, slugsOfOthers, type Trx } from './repository.ts'

type Asking = Database | Trx
const idsOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
const refusal = (fields: FieldProblem[]) => new ApiError(422, 'invalid', { fields })

/** One fault with a field, so that a form can show it. */
export const refuseField = (field: string) => refusal([{ field, message: wordsForField(field) }])

function parse(candidate: unknown): PackInitiative {
  const parsed = v.safeParse(packInitiativeSchema, candidate)
  if (parsed.success) return parsed.output as PackInitiative
  const fields = [...new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? 'initiative'))]
  throw refusal(fields.map((field) => ({ field, message: wordsForField(field) })))
}

/**
 * @param former the entry as it was: what is a shelter stays one.
 * @throws ApiError 422 with every field at fault.
 */
export async function judgeInitiative(db: Asking, candidate: unknown, former?: PackInitiative): Promise<PackInitiative> {
  const initiative = parse(candidate)
  const { id, slug, formerSlugs = [], network } = initiative
  const communes = await readList<Commune>(db, 'communes')
  const known = {
    communes: idsOf(communes),
    needs: idsOf(await readList(db, 'needs')),
    sources: idsOf(await readList(db, 'sources')),
    initiatives: new Set(network && (await readInitiative(db, network)) ? [network] : []),
  }
  const fields: FieldProblem[] = []
  checkLinks(initiative, known, (field) => fields.push({ field, message: wordsForField(field) }))
  if (initiative.phoneOnly) checkSecrecy(communes, initiative, (field) => fields.push({ field, message: SHELTER_WORDS }))
  else if (former?.phoneOnly) fields.push({ field: 'phoneOnly', message: STAYS_SHELTER_WORDS })
  for (const taken of await slugsOfOthers(db, [slug, ...formerSlugs], id)) {
    const field = taken === slug ? 'slug' : 'formerSlugs'
    fields.push({ field, message: wordsForField(field) })
  }
  if (fields.length) throw refusal(fields)
  return initiative
}
