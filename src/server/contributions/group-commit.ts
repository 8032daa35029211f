/** Group commit: whatever arrives while one transaction is on its way to the disk shares the next one. Nobody is answered before their own is there. */

type Waiting<T, R> = { items: readonly T[]; resolve: (results: R[]) => void; reject: (error: unknown) => void }

/** Items in one transaction at most; the rest waits for the next. */
const MOST = 500

export class GroupCommit<T, R> {
  readonly #commit: (items: T[]) => Promise<R[]>
  #waiting: Waiting<T, R>[] = []
  #isRunning = false

  /** @param commit writes all or nothing, and answers one result for each item, in order. */
  constructor(commit: (items: T[]) => Promise<R[]>) {
    this.#commit = commit
  }

  /** Resolves once the items are on disk. */
  add(items: readonly T[]): Promise<R[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject })
      if (this.#isRunning) return
      this.#isRunning = true
      // After all requests that have arrived by now.
      setImmediate(() => void this.#run())
    })
  }

  #take(): Waiting<T, R>[] {
    let count = 0
    const end = this.#waiting.findIndex(({ items }, at) => {
      count += items.length
      return at > 0 && count > MOST
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end)
  }

  async #run() {
    while (this.#waiting.length) {
      const group = this.#take()
      try {
        const results = await this.#commit(group.flatMap(({ items }) => items))
        let at = 0
        for (const { items, resolve } of group) {
          resolve(results.slice(at, at + items.length))
          at += items.length
        }
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    this.#isRunning = false
  }
}
