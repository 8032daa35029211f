/** Posts JSON and says what came of it. Whatever is not plainly our server's answer is a failure that passes: a captive portal answers 200 too. */
import type { WaitCause } from '../../domain/outbox-moves.ts'

/** `unknown`: our server holds nothing at that address. */
export type Reply =
  | { kind: 'answer'; json: unknown }
  | { kind: 'failed'; cause: WaitCause; retryAfterMs?: number }
  | { kind: 'rejected'; status: number }
  | { kind: 'unknown' }

/** Longest silence accepted from the network, in milliseconds. What was sent may have arrived: it is sent again under the same id. */
export const SILENCE_MS = 30_000
/** The request is wrong, or one part of it; repeating it as it is would change nothing. */
const REJECTED = new Set([400, 413, 415, 422])

function retryAfterOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return seconds >= 0 ? seconds * 1000 : undefined
}

/** A portal has pages of its own that do not exist. */
const isOurNotFound = (body: string) => /^\s*\{\s*"error"\s*:\s*\{[^{}]*"code"\s*:\s*"not-found"/.test(body)

async function replyOf(response: Response): Promise<Reply> {
  const { status } = response
  if (REJECTED.has(status)) return { kind: 'rejected', status }
  if (status === 204) return { kind: 'answer', json: undefined }
  if (status === 404 && isOurNotFound(await response.text())) return { kind: 'unknown' }
  if (!response.ok) {
    const retryAfterMs = retryAfterOf(response)
    return { kind: 'failed', cause: status === 429 ? 'busy' : 'server', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  }
  try {
    return { kind: 'answer', json: JSON.parse(await response.text()) }
  } catch (error) {
    // Cut in the middle, or somebody else's page.
    return { kind: 'failed', cause: error instanceof SyntaxError ? 'portal' : 'no-answer' }
  }
}

/** @param language the refusals come in it. */
export async function postJson(url: string, body: string, language: string): Promise<Reply> {
  const control = new AbortController()
  const timer = setTimeout(() => control.abort(), SILENCE_MS)
  try {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'Accept-Language': language }
    // A redirection never comes from our server: it would turn what was written into an empty GET.
    return await replyOf(
      await fetch(url, { method: 'POST', headers, body, signal: control.signal, credentials: 'omit', redirect: 'error', cache: 'no-store' }),
    )
  } catch {
    return { kind: 'failed', cause: navigator.onLine === false ? 'no-network' : 'no-answer' }
  } finally {
    clearTimeout(timer)
  }
}
