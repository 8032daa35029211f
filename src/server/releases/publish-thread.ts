/** The thread in which a release is made: hashing and compressing a whole guide would hold up everybody else. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../db/open.ts'
import { publish } from './publish.ts'
import type { Asked } from './put-in-force.ts'

const { place, asked } = workerData as { place: string; asked: Omit<Asked, 'now'> }
try {
  const { db, close } = await openDatabase(place)
  try {
    parentPort?.postMessage({ published: await publish(db, { ...asked, now: new Date() }) })
  } finally {
    await close()
  }
} catch (error) {
  parentPort?.postMessage({ error: String((error as Error).stack ?? error) })
}
