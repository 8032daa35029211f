/** The release files as they travel: manifest, full file, delta. What is inside an initiative is checked where it is written (pack.ts); here the phone makes sure that it can read what arrived. */
import * as v from 'valibot'
import { COLLECTIONS, type Delta, RELEASE_FORMAT, type Release } from '../domain/guide.ts'

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const counts = v.object({ initiatives: count, places: count, comments: count })

/** Only addresses of our own release files: a manifest can never send a phone elsewhere. */
const releaseUrl = v.pipe(v.string(), v.regex(/^\/guide\/(full|delta)-[0-9a-f-]+\.json$/))
const file = { url: releaseUrl, sha256, bytes: count }

const manifestSchema = v.object({
  format: v.number(),
  lineage: v.string(),
  version: count,
  releasedAt: v.string(),
  counts,
  full: v.object(file),
  deltas: v.array(v.object({ from: count, ...file })),
})
export type Manifest = v.InferOutput<typeof manifestSchema>

/** Looked at, not copied: a thousand rows on an old phone. */
const rows = v.custom<{ id: string }[]>((input) => Array.isArray(input) && input.every((row: { id?: unknown } | null) => typeof row?.id === 'string'))
const collections = (optional: boolean) => v.object(Object.fromEntries(COLLECTIONS.map((name) => [name, optional ? v.optional(rows) : rows])))
const stamp = { format: v.literal(RELEASE_FORMAT), lineage: v.string(), version: count, releasedAt: v.string() }

const releaseSchema = v.looseObject({ ...stamp, counts })
const deltaSchema = v.object({
  ...stamp,
  from: count,
  upsert: collections(true),
  remove: v.object(Object.fromEntries(COLLECTIONS.map((name) => [name, v.optional(v.array(v.string()))]))),
  resultSha256: sha256,
})

/** @throws ValiError when it is no manifest (a captive portal's page, a half file). */
export function parseManifest(input: unknown): Manifest {
  return v.parse(manifestSchema, input)
}

/** @throws ValiError when it is no full release of the format this code reads. */
export function parseRelease(input: unknown): Release {
  v.parse(releaseSchema, input)
  v.parse(collections(false), input)
  return input as Release
}

/** @throws ValiError when it is no delta of the format this code reads. */
export function parseDelta(input: unknown): Delta {
  return v.parse(deltaSchema, input) as unknown as Delta
}
