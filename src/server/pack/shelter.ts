/** A shelter for people in danger (`phoneOnly`): which fields lead to its door, and what is left of an entry without them. */
import type { PackInitiative } from '../../contract/pack-initiative.ts'

/** What a reader may propose for a shelter; whatever else has a name could carry its place. */
const HARMLESS = new Set(['name', 'summary', 'phone', 'openingHours', 'needs', 'actions', 'access', 'accessNote', 'cost', 'audience', 'status'])

/** The first of the fields proposed that could lead to a shelter's door. */
export const fieldToTheDoor = (proposed: Readonly<Record<string, string>>): string | undefined =>
  Object.keys(proposed).find((field) => !HARMLESS.has(field) && proposed[field]?.trim())

/** The last wall: however a record came in (an older version, a restored backup), readers and exports never get these. */
export function withoutDoor(record: PackInitiative): PackInitiative {
  if (!record.phoneOnly) return record
  const { place, website, email, network, sources, ...kept } = record
  const named = sources.filter((source) => !/^https?:/i.test(source))
  return { ...kept, sources: named.length ? named : ['withheld'] }
}
