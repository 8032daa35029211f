/** Streets come in pieces that are verified and kept one by one: a cut loses one piece at most, another day goes on where this one stopped. */
import { basemapUrl, type StreetsManifest } from '../../contract/basemap.ts'
import { begin, giveUp, keepPiece, piecesOf, removeStreets, settle } from '../store/ground-store.ts'
import { FetchFailed, sha256Hex } from './fetch-file.ts'
import { fetchPiece } from './fetch-piece.ts'
import { bytesOf, change, type Fault, streets } from './ground.ts'

/** Waits between tries of one piece, in milliseconds. */
const WAITS_MS = [1000, 4000]

class Refused extends Error {}

/** @returns true when the archive is a map that can be drawn. */
export type Check = (manifest: StreetsManifest) => Promise<boolean>

let running: { control: AbortController; ended: Promise<void> } | undefined

const wait = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })

async function fetchVerified({ file, bytes, pieceBytes, pieces }: StreetsManifest, at: number, signal: AbortSignal): Promise<ArrayBuffer> {
  const from = at * pieceBytes
  const part = await fetchPiece(basemapUrl(file), { from, bytes: Math.min(pieceBytes, bytes - from) }, signal)
  const hash = await sha256Hex(new Uint8Array(part))
  // A page that is not secure cannot verify, and keeps nothing offline either.
  if (hash !== pieces[at]) throw new Refused(`${file}: piece ${at}`)
  return part
}

/** A piece that arrives spoilt is asked for again too: what stands between may have spoilt it. */
async function bring(manifest: StreetsManifest, at: number, signal: AbortSignal): Promise<ArrayBuffer> {
  for (const pause of WAITS_MS) {
    try {
      return await fetchVerified(manifest, at, signal)
    } catch (error) {
      if (signal.aborted) throw error
      await wait(pause, signal)
    }
  }
  return fetchVerified(manifest, at, signal)
}

function faultOf(error: unknown): Fault {
  if (error instanceof Refused) return 'refused'
  return error instanceof FetchFailed ? 'network' : 'full'
}

async function bringAll(manifest: StreetsManifest, signal: AbortSignal) {
  const here = await piecesOf(manifest.file)
  const show = () => change({ coming: { manifest, bytes: bytesOf(manifest, here), isRunning: true, fault: undefined } })
  show()
  for (let at = 0; at < manifest.pieces.length; at += 1) {
    if (here.has(at)) continue
    await keepPiece(manifest.file, at, await bring(manifest, at, signal))
    here.add(at)
    if (signal.aborted) return
    show()
  }
}

function stopWith(fault: Fault | undefined) {
  const { coming } = streets.peek()
  // A phone that is full at the first write has begun nothing.
  change(coming ? { coming: { ...coming, isRunning: false, fault } } : { fault })
}

async function run(manifest: StreetsManifest, check: Check, signal: AbortSignal) {
  change({ fault: undefined })
  try {
    // Asks the browser not to let go of it; some ask the reader, some say no: it is here all the same.
    void navigator.storage?.persist?.().catch(() => {})
    await begin(manifest)
    await bringAll(manifest, signal)
    if (signal.aborted) stopWith(undefined)
    else if (await check(manifest)) {
      await settle(manifest)
      change({ held: manifest, coming: undefined })
    } else {
      await giveUp()
      change({ coming: undefined, fault: 'refused' })
    }
  } catch (error) {
    stopWith(signal.aborted ? undefined : faultOf(error))
  }
}

/** Begins or goes on. @param check opens the archive once all of it is here. */
export async function fetchStreets(manifest: StreetsManifest, check: Check): Promise<void> {
  if (running) return running.ended
  const control = new AbortController()
  running = { control, ended: run(manifest, check, control.signal) }
  await running.ended
  running = undefined
}

/** What has arrived stays. */
export async function pauseStreets(): Promise<void> {
  running?.control.abort()
  await running?.ended
}

/** Frees the room that streets take, begun or whole. */
export async function dropStreets(): Promise<void> {
  await pauseStreets()
  await removeStreets()
  change({ held: undefined, coming: undefined, fault: undefined })
}
