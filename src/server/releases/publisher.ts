/** Publishes by itself whatever the staff decided: at once after a quiet while, then in batches. Heavy work is done in a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../db/database.ts'
import { readChanges } from './changes.ts'
import type { Published } from './publish.ts'
import type { Asked } from './put-in-force.ts'
import type { ReleaseReader } from './release-reader.ts'

/** How often changes are looked for, and the least time between two releases made by itself, in milliseconds. The promise is 60 s. */
const LOOK_EVERY_MS = 2_000
const BATCH_MS = 15_000

type Parts = { db: Database; place: string; releases: ReleaseReader }

export class Publisher {
  readonly #parts: Parts
  #timer: NodeJS.Timeout | undefined
  #running: Promise<Published> | undefined
  #publishedAt = 0
  #log: Pick<FastifyBaseLogger, 'error'> | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  start(log?: Pick<FastifyBaseLogger, 'error'>) {
    this.#log = log
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref()
  }

  /** Waits for the release under way, if any. */
  async stop() {
    clearInterval(this.#timer)
    await this.#running?.catch(() => {})
  }

  /** Publishes now; a release under way is waited for first, since it may have begun before the change. */
  async publishNow(asked: Omit<Asked, 'now'>): Promise<Published> {
    await this.#running?.catch(() => {})
    return this.#publish(asked)
  }

  async #look() {
    if (this.#running || Date.now() - this.#publishedAt < BATCH_MS) return
    try {
      const { made, released } = await readChanges(this.#parts.db)
      if (made > released && !this.#running) await this.#publish({ kind: 'edits' })
    } catch (error) {
      this.#log?.error({ err: error }, 'publishing failed; it is tried again')
    }
  }

  #publish(asked: Omit<Asked, 'now'>): Promise<Published> {
    this.#running = inThread(this.#parts.place, asked).finally(() => {
      this.#running = undefined
      this.#publishedAt = Date.now()
      this.#parts.releases.refresh()
    })
    return this.#running
  }
}

function inThread(place: string, asked: Omit<Asked, 'now'>): Promise<Published> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./publish-thread.ts', import.meta.url), {
      workerData: { place, asked },
      // A whole guide is read once and let go: with a small nursery the thread's memory stays near what it holds.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    })
    worker.once('message', (message: { published?: Published; error?: string }) =>
      message.published ? resolve(message.published) : reject(new Error(message.error)),
    )
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the publishing thread ended with ${code}`)))
  })
}
