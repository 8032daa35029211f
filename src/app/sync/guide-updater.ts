/**
 * Brings the guide to the phone and keeps it current. A release is fetched, hashed and checked in memory; only then is it written, in one
 * transaction (store/guide-store.ts). Whatever fails, the guide held stays whole.
 */
import { canonicalJson } from '../../contract/canonical-json.ts'
import { type Manifest, parseDelta, parseManifest, parseRelease } from '../../contract/release.ts'
import { MANIFEST_URL } from '../../contract/urls.ts'
import { applyDelta, RELEASE_FORMAT, type Release } from '../../domain/guide.ts'
import { GuideMoved, readRelease, readStamp, writeRelease } from '../store/guide-store.ts'
import { FetchFailed, fetchBytes, fetchJson, parseJson, sha256Hex } from './fetch-file.ts'

export type FileRef = { url: string; sha256: string; bytes: number }
/** Pause that lets the first results be drawn before a thousand rows are written, in milliseconds. */
const DRAW_FIRST_MS = 50

/** From 0 to 1. */
export type FillProgress = (share: number) => void
export type UpdateOutcome = 'current' | 'updated' | 'unreachable' | 'app-too-old' | 'storage-full'

/** The manifest speaks of a format that this code does not read: the app must be updated first. */
class UnknownFormat extends Error {}

async function fetchManifest(): Promise<Manifest> {
  const raw = await fetchJson(MANIFEST_URL)
  const format = (raw as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format !== RELEASE_FORMAT) throw new UnknownFormat()
  try {
    return parseManifest(raw)
  } catch (error) {
    throw new FetchFailed(String(error))
  }
}

async function fetchFull(file: FileRef, onProgress: FillProgress): Promise<Release> {
  const bytes = await fetchBytes(file.url, (received) => onProgress(Math.min(1, received / Math.max(1, file.bytes))))
  const hash = await sha256Hex(bytes)
  if (hash !== undefined && hash !== file.sha256) throw new FetchFailed(`${file.url}: the hash differs`)
  return parseRelease(parseJson(bytes))
}

/** The next release by way of a delta, or undefined when the full file must be taken. */
async function fetchByDelta(manifest: Manifest, held: Release): Promise<Release | undefined> {
  const ref = manifest.deltas.find(({ from }) => from === held.version)
  if (!ref || manifest.lineage !== held.lineage) return undefined
  try {
    const delta = parseDelta(parseJson(await fetchBytes(ref.url)))
    if (delta.lineage !== held.lineage || delta.from !== held.version || delta.version !== manifest.version) return undefined
    const next = applyDelta(held, delta)
    const hash = await sha256Hex(new TextEncoder().encode(canonicalJson(next)))
    return hash === delta.resultSha256 && hash === manifest.full.sha256 ? next : undefined
  } catch {
    // A delta is only a short way: whatever is wrong with it, the full file remains.
    return undefined
  }
}

function outcomeOf(error: unknown): UpdateOutcome {
  if (error instanceof GuideMoved) return 'current'
  if (error instanceof UnknownFormat) return 'app-too-old'
  const name = (error as { name?: string }).name ?? ''
  const inner = (error as { inner?: { name?: string } }).inner?.name ?? ''
  return name === 'QuotaExceededError' || inner === 'QuotaExceededError' ? 'storage-full' : 'unreachable'
}

/** Looks for a newer release and takes it; the guide held is readable all along. */
export async function updateGuide(onProgress: FillProgress = () => {}): Promise<UpdateOutcome> {
  try {
    const manifest = await fetchManifest()
    const stamp = await readStamp()
    if (stamp && stamp.lineage === manifest.lineage && stamp.version === manifest.version) return 'current'
    const held = stamp && (await readRelease())
    const next = (held && (await fetchByDelta(manifest, held))) ?? (await fetchFull(manifest.full, onProgress))
    await writeRelease(next, stamp?.version)
    return 'updated'
  } catch (error) {
    return outcomeOf(error)
  }
}

/**
 * Fills an empty phone: from the release bundled with the app, which the offline package holds too, and failing that from the server.
 * The way to the newest release is then a small delta.
 * @param onArrival is told of the release once it is whole and true, before it is written: nobody who came to read waits for the writing.
 */
export async function fillGuide(
  bundled: FileRef,
  onProgress: FillProgress,
  onArrival: (release: Release) => void = () => {},
): Promise<UpdateOutcome> {
  try {
    const release = await fetchFull(bundled, onProgress)
    onArrival(release)
    await new Promise((resolve) => setTimeout(resolve, DRAW_FIRST_MS))
    // Only ever into an empty phone: another tab may have been quicker.
    await writeRelease(release, undefined)
    return 'updated'
  } catch (error) {
    const outcome = outcomeOf(error)
    return outcome === 'unreachable' ? updateGuide(onProgress) : outcome
  }
}
