/** What the moderation room asks of the server. Nothing is stored: a room without network says so and keeps what is being typed. */
import type { ErrorBody } from '../../contract/error-codes.ts'
import { STAFF } from '../../contract/staff.ts'

/** `network`: no answer, or somebody else's. Otherwise the code of the contract, with the server's own words. */
export class StaffError extends Error {
  readonly code: string
  readonly fields: { field: string; message: string }[]

  constructor(code: string, message = code, fields: { field: string; message: string }[] = []) {
    super(message)
    this.code = code
    this.fields = fields
  }
}

/** Longest wait for an answer, in milliseconds; making a release takes a while. */
const PATIENCE_MS = 60_000

function errorOf(body: unknown): StaffError {
  const error = (body as Partial<ErrorBody> | null)?.error
  return typeof error?.code === 'string' ? new StaffError(error.code, error.message, error.fields) : new StaffError('network')
}

/** Lists without which an answer is not ours: whoever draws them never meets something else. */
const LISTS: [path: RegExp, names: string[]][] = [
  [/^\/queue/, ['rows']],
  [/^\/contributions\/[^/]+$/, ['changes', 'duplicates', 'journal']],
  [/^\/verdicts$/, ['results']],
  [/^\/initiatives(\?|$)/, ['rows']],
  [/^\/initiatives\/[^/]+$/, ['journal']],
  [/^\/releases$/, ['releases']],
  [/^\/members$/, ['members', 'invitations']],
  [/^\/sessions$/, ['sessions']],
  [/^\/journal/, ['entries']],
]

function isAnswer(method: string, path: string, read: unknown): boolean {
  if (typeof read !== 'object' || read === null) return false
  const [, names] = LISTS.find(([pattern]) => pattern.test(path)) ?? []
  // A list of its own and what makes a row of it share one path: only reading is sure to give the list.
  return (method === 'POST' && path !== '/verdicts') || (names ?? []).every((name) => Array.isArray((read as Record<string, unknown>)[name]))
}

/** Verdicts leave the list before they have arrived: one that is under way when the tab closes still goes out. */
const VERDICT = /^\/(verdicts|contributions\/[^/]+\/(accept|decline|undo))$/
/** Browsers refuse to go on with more than 64 kB at a time, all such requests together. */
const MOST_KEPT_ALIVE = 20_000

async function ask(method: string, path: string, body: unknown): Promise<unknown> {
  const control = new AbortController()
  const timer = setTimeout(() => control.abort(), PATIENCE_MS)
  const sent = body === undefined ? undefined : JSON.stringify(body)
  try {
    const response = await fetch(`${STAFF}${path}`, {
      method,
      signal: control.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: VERDICT.test(path) && sent !== undefined && sent.length < MOST_KEPT_ALIVE,
      headers: {
        Accept: 'application/json',
        'Accept-Language': 'fr',
        'X-Requested-With': 'guide',
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(sent === undefined ? {} : { body: sent }),
    })
    if (response.status === 204) return undefined
    const read: unknown = await response.json()
    if (!response.ok) throw errorOf(read)
    if (!isAnswer(method, path, read)) throw new StaffError('network')
    return read
  } catch (error) {
    throw error instanceof StaffError ? error : new StaffError('network')
  } finally {
    clearTimeout(timer)
  }
}

/** @throws StaffError. Beyond their lists, answers have the contract's shapes (contract/staff.ts): app and server are published together. */
export const staffGet = <T>(path: string): Promise<T> => ask('GET', path, undefined) as Promise<T>
/** @throws StaffError */
export const staffPost = <T = void>(path: string, body?: unknown): Promise<T> => ask('POST', path, body ?? {}) as Promise<T>
/** @throws StaffError */
export const staffPut = <T>(path: string, body: unknown): Promise<T> => ask('PUT', path, body) as Promise<T>
