/** The guide of this machine, ready to be served: database opened, data pack taken in, a release in force. */
import { join } from 'node:path'
import { emptyLog } from './db/empty-log.ts'
import { openDatabase } from './db/open.ts'
import { sayFault } from './pack/fault.ts'
import { readPack } from './pack/read-pack.ts'
import { takeInPack } from './pack/take-in-pack.ts'
import { readChanges } from './releases/changes.ts'
import { publish } from './releases/publish.ts'
import { ReleaseReader } from './releases/release-reader.ts'

export type OpenGuide = Awaited<ReturnType<typeof openGuide>>

/** A file under VAR_DIR, or the address of DATABASE_URL. */
export const databasePlace = ({ varDir, databaseUrl }: { varDir: string; databaseUrl?: string | undefined }) =>
  databaseUrl ?? join(varDir, 'guide.db')

/**
 * @returns `faults` of the data pack, in a keeper's words: then the pack was not taken in, and what the database held is served.
 * @throws DatabaseUnusable with one line that says what is wrong.
 */
export async function openGuide(place: string, dataDir: string, now = new Date()) {
  const opened = await openDatabase(place)
  const { pack, faults } = readPack(dataDir)
  if (pack) await takeInPack(opened.db, opened.engine, pack, now)
  const { made, released } = await readChanges(opened.db)
  if (made > released) {
    await publish(opened.db, { now, kind: 'pack' })
    await emptyLog(opened.db, opened.engine)
  }
  return { ...opened, place, releases: new ReleaseReader(opened.db), faults: faults.map(sayFault) }
}
