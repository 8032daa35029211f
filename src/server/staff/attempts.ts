/** Guessing is made slow: so many tries a minute for an address, and a wait that grows for an account. Held in memory, by each server for itself. */
import { ApiError } from '../api/api-error.ts'

const WINDOW_MS = 60_000
/** Beyond so many keys the oldest are forgotten: a flood must not fill the memory. */
const MOST_KEYS = 10_000

function forgetOldest(map: Map<string, unknown>) {
  for (const key of map.keys()) {
    if (map.size < MOST_KEYS) return
    map.delete(key)
  }
}

const refuse = (waitMs: number) => new ApiError(429, 'too-many-requests', { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) })

/** So many requests a minute for one key (a client's address). */
export class MinuteLimit {
  readonly #most: number
  readonly #windows = new Map<string, { count: number; until: number }>()

  constructor(most: number) {
    this.#most = most
  }

  /** @throws ApiError 429 when the minute's share is used up. */
  take(key: string, now: Date) {
    const at = now.getTime()
    const held = this.#windows.get(key)
    if (held && held.until > at) {
      if (held.count >= this.#most) throw refuse(held.until - at)
      held.count += 1
      return
    }
    this.#windows.delete(key)
    forgetOldest(this.#windows)
    this.#windows.set(key, { count: 1, until: at + WINDOW_MS })
  }
}

const FREE_FAILURES = 5
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 15 * 60_000
/** After so long without a try an account begins anew. */
const FORGOTTEN_MS = 24 * 3_600_000

/** Failures of one account: five are free, then each makes the next wait twice as long. */
export class GrowingWait {
  readonly #failures = new Map<string, { count: number; at: number }>()

  /**
   * To be called before the password is looked at: the try counts as failed until `succeeded`, so that many at once gain nothing.
   * @throws ApiError 429 while the account must wait.
   */
  begin(key: string, now: Date) {
    const at = now.getTime()
    const held = this.#failures.get(key)
    const count = held && at - held.at < FORGOTTEN_MS ? held.count : 0
    if (held && count >= FREE_FAILURES) {
      const until = held.at + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_FAILURES))
      if (at < until) throw refuse(until - at)
    }
    this.#failures.delete(key)
    forgetOldest(this.#failures)
    this.#failures.set(key, { count: count + 1, at })
  }

  succeeded(key: string) {
    this.#failures.delete(key)
  }
}
