/** What differs between two states of an entry, field by field, and which of it must be checked before readers see it. */
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { FieldChange } from '../../contract/staff.ts'
import { parsePhone } from '../../domain/phone-number.ts'

/** How one reaches an initiative, where it is, and what it costs: what a swindler would change. */
const CHECKED = /^(phone|website|email|cost|accessNote\.\w+|place\.(address|postcode|commune|town|lat|lon|precision))$/
/** Said by the server itself about a new entry. */
const GIVEN_BY_SERVER = new Set(['id', 'slug', 'status', 'basis', 'rights', 'sources'])

/** `place.commune`, `summary.fr` … as texts. */
function flatten(value: unknown, name: string, into: Map<string, string>) {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) into.set(name, value.join(', '))
  else if (typeof value === 'object') for (const [key, part] of Object.entries(value)) flatten(part, name ? `${name}.${key}` : key, into)
  else into.set(name, String(value))
}

function fieldsOf(initiative: PackInitiative | undefined): Map<string, string> {
  const fields = new Map<string, string>()
  flatten(initiative, '', fields)
  return fields
}

/** A number written otherwise is the same number. */
function isSame(field: string, from: string | undefined, to: string | undefined): boolean {
  if (field !== 'phone' || !from || !to) return from === to
  const [a, b] = [parsePhone(from), parsePhone(to)]
  return 'number' in a && 'number' in b ? a.number === b.number : from === to
}

/** @param from undefined: an entry that the guide does not have yet. */
export function fieldChanges(from: PackInitiative | undefined, to: PackInitiative): FieldChange[] {
  const before = fieldsOf(from)
  const after = fieldsOf(to)
  const names = [...new Set([...after.keys(), ...before.keys()])].filter((name) => from || !GIVEN_BY_SERVER.has(name))
  return names.flatMap((field) => {
    const [was, is] = [before.get(field), after.get(field)]
    if (was === is) return []
    const saysNothing = !from && field === 'cost' && is === 'inconnu'
    const needsCheck = CHECKED.test(field) && !saysNothing && !isSame(field, was, is)
    return [{ field, ...(was === undefined ? {} : { from: was }), ...(is === undefined ? {} : { to: is }), needsCheck }]
  })
}
