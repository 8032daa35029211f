/** The map's detailed ground as the server offers it and phones read it: outlines of communes, and an archive of streets in verified pieces. */
import * as v from 'valibot'

export const BASEMAP_MANIFEST = '/basemap/manifest.json'
export const basemapUrl = (file: string) => `/basemap/${file}`
/** Names of files carry the beginning of their hash. */
export const BASEMAP_FILE = /^(outlines-[0-9a-f]{8}\.json|streets-[0-9a-f]{8}\.pmtiles)$/
/** What is asked for at once over a poor network: a cut loses no more. */
export const PIECE_BYTES = 262_144
/** Streets of a territory may not weigh more. */
export const MAX_STREETS_BYTES = 25_000_000

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const size = v.pipe(v.number(), v.integer(), v.minValue(1))
const described = {
  file: v.pipe(v.string(), v.regex(BASEMAP_FILE)),
  bytes: size,
  sha256: hash,
  credit: v.pipe(v.string(), v.nonEmpty()),
}

export const outlinesManifestSchema = v.object(described)
/** `pieces`: SHA-256 of each piece of `pieceBytes`; the last may be shorter. */
export const streetsManifestSchema = v.pipe(
  v.object({ ...described, bytes: v.pipe(size, v.maxValue(MAX_STREETS_BYTES)), pieceBytes: size, pieces: v.array(hash) }),
  v.check(({ bytes, pieceBytes, pieces }) => pieces.length === Math.ceil(bytes / pieceBytes), 'pieces and size disagree'),
)
/** Either part may be missing; a server that never built any says `{}`. */
export const basemapManifestSchema = v.object({ outlines: v.optional(outlinesManifestSchema), streets: v.optional(streetsManifestSchema) })

const degrees = v.pipe(v.number(), v.finite())
/** `rings`: longitude and latitude, WGS 84; holes are rings too. */
export const outlinesSchema = v.object({
  communes: v.array(v.object({ code: v.string(), rings: v.array(v.array(v.tuple([degrees, degrees]))) })),
})

export type OutlinesManifest = v.InferOutput<typeof outlinesManifestSchema>
export type StreetsManifest = v.InferOutput<typeof streetsManifestSchema>
export type BasemapManifest = v.InferOutput<typeof basemapManifestSchema>
export type Outlines = v.InferOutput<typeof outlinesSchema>
