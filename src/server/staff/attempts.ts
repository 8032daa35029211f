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

const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 15 * 60_000
/** After so long without a try counting begins anew. */
const FORGOTTEN_MS = 24 * 3_600_000

/** Failures under one key: so many are free, then each makes the next wait twice as long. */
export class GrowingWait {
  readonly #free: number
  readonly #failures = new Map<string, { count: number; at: number }>()

  constructor(free: number) {
    this.#free = free
  }

  /**
   * To be called before the password is looked at: the try counts as failed until told otherwise, so that many at once gain nothing.
   * @returns takes this try back: it was none, or it was right.
   * @throws ApiError 429 while this key must wait.
   */
  begin(key: string, now: Date): () => void {
    const at = now.getTime()
    const held = this.#failures.get(key)
    const count = held && at - held.at < FORGOTTEN_MS ? held.count : 0
    if (held && count >= this.#free) {
      const until = held.at + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - this.#free))
      if (at < until) throw refuse(until - at)
    }
    this.#failures.delete(key)
    forgetOldest(this.#failures)
    this.#failures.set(key, { count: count + 1, at })
    return () => this.#takeBack(key, at, held?.at)
  }

  #takeBack(key: string, at: number, formerAt: number | undefined) {
    const held = this.#failures.get(key)
    if (!held) return
    if (held.count <= 1) this.#failures.delete(key)
    else this.#failures.set(key, { count: held.count - 1, at: held.at === at ? (formerAt ?? at) : held.at })
  }

  succeeded(key: string) {
    this.#failures.delete(key)
  }
}
