/** The thread in which a release is made: hashing and compressing a whole guide would hold up everybody else. */
import { parentPort, workerData } from 'node:worker_threads'
import { emptyLog } from '../db/empty-log.ts'
import { openDatabase } from '../db/open.ts'
import { publish } from './publish.ts'
import type { Asked } from './put-in-force.ts'

const { place, asked } = workerData as { place: string; asked: Omit<Asked, 'now'> }
try {
  const { db, engine, close } = await openDatabase(place)
  try {
    const published = await publish(db, { ...asked, now: new Date() })
    // A release deletes the files that hold what was erased.
    await emptyLog(db, engine)
    parentPort?.postMessage({ published })
  } finally {
    await close()
  }
} catch (error) {
  parentPort?.postMessage({ error: String((error as Error).stack ?? error) })
}
