/** The map's detailed ground: outlines come by themselves, streets when somebody asks. What is here is drawn without any network. */
import { signal } from '@preact/signals'
import * as v from 'valibot'
import { BASEMAP_MANIFEST, basemapManifestSchema, basemapUrl, type Outlines, outlinesSchema, type StreetsManifest } from '../../contract/basemap.ts'
import { keepOutlines, piecesOf, readOutlines, readStreets } from '../store/ground-store.ts'
import { fetchBytes, fetchJson, parseJson, sha256Hex } from './fetch-file.ts'

export type Credited = { outlines: Outlines; credit: string }
export const outlines = signal<Credited | undefined>(undefined)

/** `network`: resumes by itself. `full`: no room. `refused`: what arrives is not the map it should be. */
export type Fault = 'network' | 'full' | 'refused'
export type Streets = {
  /** Whole, on this phone. */
  held: StreetsManifest | undefined
  /** What the server has; unknown without network. */
  offered: StreetsManifest | undefined
  /** Begun, with the bytes that are here. */
  coming: { manifest: StreetsManifest; bytes: number; isRunning: boolean; fault: Fault | undefined } | undefined
  /** Why the last one was let go of. */
  fault: Fault | undefined
}
export const streets = signal<Streets>({ held: undefined, offered: undefined, coming: undefined, fault: undefined })

export const change = (part: Partial<Streets>) => {
  streets.value = { ...streets.peek(), ...part }
}

/** Bytes of the pieces that are here. */
export const bytesOf = ({ pieceBytes, bytes, pieces }: StreetsManifest, here: ReadonlySet<number>) =>
  [...here].reduce((sum, at) => sum + (at === pieces.length - 1 ? bytes - at * pieceBytes : pieceBytes), 0)

async function readStored() {
  const kept = await readOutlines()
  if (kept && !outlines.peek()) outlines.value = { outlines: kept.outlines, credit: kept.manifest.credit }
  if (streets.peek().coming?.isRunning) return
  const [held, coming] = [await readStreets('held'), await readStreets('coming')]
  const here = coming && (await piecesOf(coming.file))
  const isWhole = held && (await piecesOf(held.file)).size === held.pieces.length
  // A browser short of room may have let go of some of it: the rest is fetched again on demand.
  const begun = coming ?? (held && !isWhole ? held : undefined)
  change({
    held: isWhole ? held : undefined,
    coming: begun && { manifest: begun, bytes: bytesOf(begun, here ?? (await piecesOf(begun.file))), isRunning: false, fault: undefined },
  })
}

async function lookAtServer() {
  const manifest = v.parse(basemapManifestSchema, await fetchJson(BASEMAP_MANIFEST))
  change({ offered: manifest.streets })
  const kept = await readOutlines()
  if (!manifest.outlines || kept?.manifest.file === manifest.outlines.file) return
  const bytes = await fetchBytes(basemapUrl(manifest.outlines.file))
  const hash = await sha256Hex(bytes)
  if (hash && hash !== manifest.outlines.sha256) return
  const fresh = v.parse(outlinesSchema, parseJson(bytes))
  outlines.value = { outlines: fresh, credit: manifest.outlines.credit }
  await keepOutlines(manifest.outlines, fresh)
}

/** Called when the map opens, and again when the network comes back. Whatever fails, the plan is there. */
export async function lookForGround(): Promise<void> {
  await readStored().catch(() => {})
  await lookAtServer().catch(() => {})
}
