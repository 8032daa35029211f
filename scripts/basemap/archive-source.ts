/** Where an archive of streets is read from: a file of this machine, or a server that answers parts of files. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Source } from 'pmtiles'
import { fetchJson, fetchOk } from './fetch.ts'
import { Refused } from './refused.ts'

/** `bytes`: the whole archive's, where known. */
export type Archive = { source: Source; name: string; bytes: () => number | undefined; close: () => void }

export function localArchive(path: string): Archive {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    throw new Refused(`${path} cannot be read: look at the name and the rights`)
  }
  const { size } = fstatSync(file)
  const getBytes = async (offset: number, length: number) => {
    const part = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
    readSync(file, part, 0, part.length, offset)
    return { data: part.buffer }
  }
  return { source: { getKey: () => path, getBytes }, name: path, bytes: () => size, close: () => closeSync(file) }
}

/** The newest of a list of builds, as Protomaps publishes it: an array of objects with a `key`. */
async function newestOf(list: string): Promise<string> {
  const builds = await fetchJson(list)
  const keys = Array.isArray(builds)
    ? builds.flatMap((one: unknown) => (one && typeof one === 'object' && 'key' in one ? [String(one.key)] : []))
    : []
  const newest = keys
    .filter((key) => /^\d{8}\.pmtiles$/.test(key))
    .sort()
    .at(-1)
  if (!newest) throw new Refused(`${list} names no build: give an address that ends in .pmtiles with --streets`)
  return `https://build.protomaps.com/${newest}`
}

/** @param url of an archive, or of a list of builds. */
export async function remoteArchive(url: string): Promise<Archive> {
  const address = url.endsWith('.pmtiles') ? url : await newestOf(url)
  let whole: number | undefined
  const getBytes = async (offset: number, length: number) => {
    const response = await fetchOk(address, { Range: `bytes=${offset}-${offset + length - 1}` })
    // A server that ignores the range would send a hundred gigabytes.
    if (response.status !== 206) throw new Refused(`${address} does not answer parts of files: download it and give it with --streets`)
    whole = Number(response.headers.get('Content-Range')?.split('/')[1]) || undefined
    return { data: await response.arrayBuffer() }
  }
  return { source: { getKey: () => address, getBytes }, name: address, bytes: () => whole, close: () => {} }
}
