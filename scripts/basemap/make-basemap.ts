/** Makes the map's detailed ground: reads all first, writes files last; `scripts/basemap.ts` is the command. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PIECE_BYTES, type StreetsManifest } from '../../src/contract/basemap.ts'
import type { Pack } from '../../src/contract/pack.ts'
import { basemapFolder, readManifest, writeBasemap } from '../../src/server/basemap/files.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'
import { localArchive, remoteArchive } from './archive-source.ts'
import { cutStreets } from './cut-streets.ts'
import { fetchJson } from './fetch.ts'
import { outlinesOf } from './outlines.ts'
import { Refused } from './refused.ts'

type Say = (line: string) => void
/** Paths of files; `streets` may be an address. Without either, all comes from the sources that territory.json names. */
export type Given = { outlines?: string | undefined; streets?: string | undefined }

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function sourceOf({ territory }: Pack, kind: 'outlines' | 'streets') {
  const source = territory.mapSources.find((one) => one.kind === kind)
  if (!source) throw new Refused(`territory.json names no source of ${kind} (mapSources): add one`)
  const from = () => {
    if (!source.from)
      throw new Refused(`territory.json does not say where ${kind} come from (mapSources, from): add it, or give a file with --${kind}`)
    return source.from
  }
  return { from, credit: kind === 'streets' ? `© ${source.name} (${source.licence})` : `${source.name} (${source.licence})` }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new Refused(`${path} cannot be read as GeoJSON`)
  }
}

async function makeOutlines(pack: Pack, path: string | undefined) {
  const { from, credit } = sourceOf(pack, 'outlines')
  const name = path ?? from()
  const bytes = Buffer.from(JSON.stringify(outlinesOf(path ? readJson(path) : await fetchJson(name), pack.communes, name)))
  const hash = sha256(bytes)
  return { bytes, manifest: { file: `outlines-${hash.slice(0, 8)}.json`, bytes: bytes.length, sha256: hash, credit } }
}

async function makeStreets(pack: Pack, given: string | undefined, say: Say) {
  const { from, credit } = sourceOf(pack, 'streets')
  const archive = given && !/^https?:/.test(given) ? localArchive(given) : await remoteArchive(given ?? from())
  try {
    const bytes = await cutStreets(archive, pack.territory.bounds, say)
    const hash = sha256(bytes)
    const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, at) =>
      sha256(bytes.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES)),
    )
    const manifest: StreetsManifest = {
      file: `streets-${hash.slice(0, 8)}.pmtiles`,
      bytes: bytes.length,
      sha256: hash,
      credit,
      pieceBytes: PIECE_BYTES,
      pieces,
    }
    return { bytes, manifest }
  } finally {
    archive.close()
  }
}

/** @throws Refused, with what to do; then nothing was changed. */
async function make(given: Given, env: NodeJS.ProcessEnv, say: Say) {
  const isAll = !given.outlines && !given.streets
  const { varDir, dataDir } = readEnvironment(env)
  const { pack } = readPack(dataDir)
  if (!pack) throw new Refused('the data pack has faults: npm run data:check says which')
  const outlines = isAll || given.outlines ? await makeOutlines(pack, given.outlines) : undefined
  const streets = isAll || given.streets ? await makeStreets(pack, given.streets, say) : undefined
  const made = [outlines, streets].filter((part) => part !== undefined)
  const folder = basemapFolder(varDir)
  const manifest = { ...readManifest(folder), ...(outlines && { outlines: outlines.manifest }), ...(streets && { streets: streets.manifest }) }
  writeBasemap(folder, manifest, Object.fromEntries(made.map((part) => [part.manifest.file, part.bytes])))
  for (const { manifest: one } of made) say(`${one.file}: ${(one.bytes / 1e6).toFixed(2)} MB, ${one.credit}`)
}

/** @returns the exit code: 0 made, 1 refused in one line and nothing was changed. */
export async function makeBasemap(given: Given, env: NodeJS.ProcessEnv, say: Say, complain: Say): Promise<0 | 1> {
  try {
    await make(given, env, say)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    complain(`Nothing was changed: ${error.message}.`)
    return 1
  }
}
