/** The map's detailed ground on this server: a manifest, and the files that it names. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { BASEMAP_FILE, type BasemapManifest, basemapManifestSchema } from '../../contract/basemap.ts'

export const basemapFolder = (varDir: string) => join(varDir, 'basemap')
const MANIFEST = 'manifest.json'

/** Empty when none was ever built, or when what is there cannot be read. */
export function readManifest(folder: string): BasemapManifest {
  try {
    return v.parse(basemapManifestSchema, JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')))
  } catch {
    return {}
  }
}

/** Files first, then the manifest at once, then what it no longer names goes: whoever reads meanwhile reads something whole. */
export function writeBasemap(folder: string, manifest: BasemapManifest, files: Record<string, Uint8Array>): void {
  mkdirSync(folder, { recursive: true })
  const put = (name: string, content: Uint8Array | string) => {
    const draft = join(folder, `.${name}.new`)
    writeFileSync(draft, content, { flush: true })
    renameSync(draft, join(folder, name))
  }
  for (const [name, content] of Object.entries(files)) put(name, content)
  put(MANIFEST, JSON.stringify(manifest))
  const named = [manifest.outlines?.file, manifest.streets?.file]
  for (const name of readdirSync(folder)) if (BASEMAP_FILE.test(name) && !named.includes(name)) rmSync(join(folder, name))
}
