/** One step of the `release` measurement, in a process of its own so that its memory is its own: `node release-step.ts STEP FILE`, one line of JSON out. */
import { writeFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { canonicalJson } from '../../src/contract/canonical-json.ts'
import type { Database } from '../../src/server/db/database.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { takeInPack } from '../../src/server/pack/take-in-pack.ts'
import { publish } from '../../src/server/releases/publish.ts'
import { Publisher } from '../../src/server/releases/publisher.ts'
import { ReleaseReader } from '../../src/server/releases/release-reader.ts'
import { acceptOpinions, generatedPack, LAST_TWO_YEARS, SINCE } from './generated-guide.ts'

const INITIATIVES = 5_000
const OPINIONS = 50_000
const OPINIONS_AFTER = 100
/** The quality that releases of this size are compressed with (releases/compress-file.ts). */
const QUALITY = 9

/** `cpu s` of all threads: on a machine that does other things too, it says what the work itself took. */
export type StepResult = { seconds: number; 'cpu s': number; 'peak MB': number; bytes: number; 'br bytes': number }
export type Step = 'fill' | 'accept' | 'publish' | 'publish-in-thread' | 'history' | 'peer'

async function newestFile(db: Database) {
  return db.selectFrom('release_file').selectAll().where('from_version', 'is', null).orderBy('version', 'desc').executeTakeFirst()
}

/** The least that any publishing must do: the same JSON, out of memory, written canonically and compressed. */
async function peer(db: Database): Promise<number> {
  const file = await newestFile(db)
  if (!file) throw new Error('publish first')
  const release: unknown = JSON.parse(brotliDecompressSync(file.br).toString())
  const began = performance.now()
  const bytes = Buffer.from(canonicalJson(release))
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
  return performance.now() - began
}

/** As the running server does: in a thread beside everything else, whose memory counts too. */
async function publishInThread(db: Database, place: string) {
  const publisher = new Publisher({ db, place, releases: new ReleaseReader(db) })
  await publisher.publishNow({ kind: 'edits' })
  await publisher.stop()
}

/** Twenty releases that phones may still hold, each with a hundred opinions; deltas between them are of no interest here, and are left out. */
async function makeHistory(db: Database) {
  for (let at = 0; at < 20; at += 1) {
    await acceptOpinions(db, OPINIONS_AFTER, 100 + at, SINCE)
    const held = await db.selectFrom('release').selectAll().execute()
    await db.deleteFrom('release').execute()
    await publish(db, { now: new Date(), kind: 'edits' })
    await db.insertInto('release').values(held).execute()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const [step, place = ''] = process.argv.slice(2) as [Step, string]
const { db, engine, close } = await openDatabase(place)
const STEPS: Record<Step, () => Promise<number>> = {
  fill: () =>
    timed(async () => {
      await takeInPack(db, engine, generatedPack(INITIATIVES), new Date())
      await acceptOpinions(db, OPINIONS, 2, LAST_TWO_YEARS)
    }),
  accept: () => timed(() => acceptOpinions(db, OPINIONS_AFTER, Date.now(), SINCE)),
  // As a server does when it starts.
  publish: () => timed(() => publish(db, { now: new Date(), kind: 'pack' })),
  'publish-in-thread': () => timed(() => publishInThread(db, place)),
  history: () => timed(() => makeHistory(db)),
  peer: () => peer(db),
}
const cpuBefore = process.cpuUsage()
const ms = await STEPS[step]()
const cpu = process.cpuUsage(cpuBefore)
const peak = process.resourceUsage().maxRSS / 1024
const file = await newestFile(db)
await close()
const result: StepResult = {
  seconds: ms / 1000,
  'cpu s': (cpu.user + cpu.system) / 1e6,
  'peak MB': peak,
  bytes: file?.bytes ?? 0,
  'br bytes': file?.br.length ?? 0,
}
writeFileSync(1, JSON.stringify(result))
