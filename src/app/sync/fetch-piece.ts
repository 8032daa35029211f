/** Brings a part of a file over the network. */
import { FetchFailed } from './fetch-file.ts'

/** Longest wait for a whole piece, in milliseconds: a quarter of a megabyte over a poor network. */
const PATIENCE_MS = 60_000

type Part = { from: number; bytes: number }

/**
 * @param signal ends it at once.
 * @throws FetchFailed when it does not arrive whole, or something else answers.
 */
export async function fetchPiece(url: string, { from, bytes }: Part, signal: AbortSignal): Promise<ArrayBuffer> {
  const control = new AbortController()
  const stop = () => control.abort()
  signal.addEventListener('abort', stop)
  const timer = setTimeout(stop, PATIENCE_MS)
  try {
    // Past the browser's cache, which joins parts of files in ways of its own.
    const response = await fetch(url, {
      headers: { Range: `bytes=${from}-${from + bytes - 1}` },
      signal: control.signal,
      cache: 'no-store',
      credentials: 'omit',
    })
    if (response.status !== 206) throw new FetchFailed(`${url}: ${response.status}`)
    const part = await response.arrayBuffer()
    if (part.byteLength !== bytes) throw new FetchFailed(`${url}: ${part.byteLength} bytes instead of ${bytes}`)
    return part
  } catch (error) {
    throw error instanceof FetchFailed ? error : new FetchFailed(String(error))
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}
