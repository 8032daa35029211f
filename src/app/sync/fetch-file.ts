/** Brings a file over the network with real progress, patience and suspicion: a captive portal answers 200 too. */

/** No answer, a broken one, or somebody else's page: worth another try later. */
export class FetchFailed extends Error {}

export type Progress = (receivedBytes: number) => void

/** Longest silence accepted from the network, in milliseconds; restarted by every byte. */
const SILENCE_MS = 20_000

async function readBody(response: Response, onProgress: Progress, restart: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  if (!reader) return new Uint8Array(await response.arrayBuffer())
  const parts: Uint8Array[] = []
  let received = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value)
    received += part.value.length
    onProgress(received)
    restart()
  }
  const whole = new Uint8Array(received)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** @throws FetchFailed when the network, the server or something in between fails. */
export async function fetchBytes(url: string, onProgress: Progress = () => {}, cache: RequestCache = 'default'): Promise<Uint8Array<ArrayBuffer>> {
  const control = new AbortController()
  let timer = setTimeout(() => control.abort(), SILENCE_MS)
  const restart = () => {
    clearTimeout(timer)
    timer = setTimeout(() => control.abort(), SILENCE_MS)
  }
  try {
    const response = await fetch(url, { signal: control.signal, cache, credentials: 'omit' })
    if (!response.ok || !response.headers.get('Content-Type')?.includes('json')) throw new FetchFailed(`${url}: ${response.status}`)
    return await readBody(response, onProgress, restart)
  } catch (error) {
    throw error instanceof FetchFailed ? error : new FetchFailed(String(error))
  } finally {
    clearTimeout(timer)
  }
}

/** @throws FetchFailed when it does not arrive or is no JSON. */
export async function fetchJson(url: string, cache: RequestCache = 'no-cache'): Promise<unknown> {
  return parseJson(await fetchBytes(url, undefined, cache))
}

/** @throws FetchFailed when the bytes are no JSON in UTF-8. */
export function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new FetchFailed(String(error))
  }
}

/** SHA-256 in hex, or undefined where the browser has none (a page that is not secure). */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', bytes)
  return digest && [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
