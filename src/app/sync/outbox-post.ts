/** Posts JSON and says what came of it. Whatever is not plainly our server's answer is a failure that passes: a captive portal answers 200 too. */
import type { WaitCause } from '../../domain/outbox-moves.ts'

/** `isForThis`: somebody answered, and it may be what we sent that displeases them; another request may pass. `unknown`: our server holds nothing at that address. */
export type Reply =
  | { kind: 'answer'; json: unknown }
  | { kind: 'failed'; cause: WaitCause; retryAfterMs?: number; isForThis?: true }
  | { kind: 'rejected'; status: number }
  | { kind: 'unknown' }

/** Longest silence accepted from the network, in milliseconds. What was sent may have arrived: it is sent again under the same id. */
export const SILENCE_MS = 30_000
/** The request is wrong, or one part of it; repeating it as it is would change nothing. */
const REJECTED = new Set([400, 413, 415, 422])

/** Whatever is sent would be answered the same: too slow, too much, or nobody behind the gateway. */
const FOR_ALL = new Set([408, 429, 502, 503, 504])

/** In seconds, or the date of a clock that may not be ours. */
function retryAfterOf(response: Response): number | undefined {
  const said = response.headers.get('Retry-After')
  if (!said) return undefined
  const ms = /^\s*\d+\s*$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

function failureOf(response: Response): Reply {
  const { status } = response
  const retryAfterMs = retryAfterOf(response)
  const isAskedToWait = status === 429 || (status === 503 && retryAfterMs !== undefined)
  return {
    kind: 'failed',
    cause: isAskedToWait ? 'busy' : 'server',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(status >= 400 && !FOR_ALL.has(status) ? { isForThis: true } : {}),
  }
}

/** A portal has pages of its own that do not exist. */
const isOurNotFound = (body: string) => /^\s*\{\s*"error"\s*:\s*\{[^{}]*"code"\s*:\s*"not-found"/.test(body)

async function replyOf(response: Response): Promise<Reply> {
  const { status } = response
  if (REJECTED.has(status)) return { kind: 'rejected', status }
  if (status === 204) return { kind: 'answer', json: undefined }
  if (status === 404 && isOurNotFound(await response.text())) return { kind: 'unknown' }
  if (!response.ok) return failureOf(response)
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
