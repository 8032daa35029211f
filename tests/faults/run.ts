/** Runs the cases and judges each: nothing acknowledged is lost, nothing is there twice, nothing waits without a word to its author. */
import { randomUUID } from 'node:crypto'
import { type Browser, chromium } from 'playwright-core'
import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/test/chromium.ts'
import type { CommentBody } from '../../src/domain/contribution.ts'
import { anything, CASES, type Case } from './cases.ts'
import { buildPageFiles } from './page-files.ts'
import { Phone, type Row } from './phone.ts'
import { randomFrom } from './random.ts'
import { type Stack, startStack } from './stack.ts'

export type Verdict = {
  runs: number
  lost: number
  doubled: number
  stuck: number
  asked: number
  written: number
  faults: string[] /** Why contributions were handed back, with how many. */
  reasons: Record<string, number>
}

/** Tries after everything is well again; the wait between two is the driver's, so that no run sleeps for minutes. */
const HEALED_TRIES = 60
const AT_ONCE = 5

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const isOnItsWay = ({ state }: Row) => state === 'waiting' || state === 'sending'

/** All is well: what waits is sent, as the app does by itself. */
async function settle(phone: Phone, stack: Stack): Promise<Row[]> {
  stack.proxy.heal(phone.name)
  const tab = await phone.tab()
  let rows = await tab.rows()
  for (let tries = 0; tries < HEALED_TRIES && rows.some(isOnItsWay); tries += 1) {
    await tab.send()
    rows = await tab.rows()
    if (rows.some(isOnItsWay)) await pause(100)
  }
  return rows
}

async function storedOf(stack: Stack, marker: string): Promise<{ id: string; text: string; state: string }[]> {
  for (let tries = 0; ; tries += 1) {
    try {
      const rows = await stack.opened.db.selectFrom('contribution').select(['id', 'body', 'state']).where('body', 'like', `%${marker}%`).execute()
      return rows.map(({ id, body, state }) => ({ id, state, text: (JSON.parse(body ?? '{}') as CommentBody).text ?? '' }))
    } catch (error) {
      if (tries > 100) throw error
      await pause(100)
    }
  }
}

type Written = Map<string, string[]>

type Wrong = 'lost' | 'doubled' | 'stuck'

/** What is wrong with one contribution, if anything. `asked` is no fault: its author was told why, and has the words. */
function wrongWith(texts: string[], row: Row | undefined, there: { text: string } | undefined): Wrong | 'asked' | undefined {
  if (!row) return 'lost'
  if (isOnItsWay(row)) return 'stuck'
  if (row.state === 'needs-you') return row.cause ? 'asked' : 'stuck'
  if (!there) return 'lost'
  // A change that came after the decision is refused with a word; what was decided on stays.
  return there.text !== texts.at(-1) && row.cause !== 'already-decided' ? 'lost' : undefined
}

function note(verdict: Verdict, kind: Wrong | 'asked' | undefined, row: Row | undefined, what: string) {
  if (!kind) return
  verdict[kind] += 1
  if (kind !== 'asked') verdict.faults.push(`${what}: ${kind}: ${JSON.stringify(row ?? null)}`)
  else if (row?.cause) verdict.reasons[row.cause] = (verdict.reasons[row.cause] ?? 0) + 1
}

function judge(verdict: Verdict, what: string, written: Written, rows: Row[], stored: { id: string; text: string }[]) {
  for (const [id, texts] of written) {
    const row = rows.find((one) => one.id === id)
    const there = stored.find((one) => one.id === id)
    verdict.written += 1
    note(verdict, wrongWith(texts, row, there), row, `${what}: ${id}`)
    if (stored.filter(({ text }) => texts.includes(text)).length > 1) note(verdict, 'doubled', row, `${what}: ${id}`)
  }
}

async function runCase(phone: Phone, stack: Stack, name: string, one: Case, seed: number, verdict: Verdict) {
  const marker = randomUUID()
  const written: Written = new Map()
  let count = 0
  const say = () => {
    count += 1
    return `Avis ${count} ${marker}`
  }
  const wrote = (id: string, text: string) => void written.set(id, [...(written.get(id) ?? []), text])
  await one({ phone, stack, random: randomFrom(seed), say, wrote })
  judge(verdict, `${stack.engine} ${name} seed ${seed}`, written, await settle(phone, stack), await storedOf(stack, marker))
  verdict.runs += 1
}

/** Runs that one phone lives through before its owner buys another; opening one takes longer than a run. */
const RUNS_OF_A_PHONE = 10

function phonesOf(browser: Browser) {
  const phones = new Map<Stack, { phone: Phone; runs: number }>()
  return async (stack: Stack): Promise<Phone> => {
    const held = phones.get(stack)
    if (held && held.runs < RUNS_OF_A_PHONE) {
      held.runs += 1
      return held.phone
    }
    await held?.phone.close()
    const phone = await Phone.open(browser, stack.proxy.url, randomUUID())
    phones.set(stack, { phone, runs: 1 })
    return phone
  }
}

/** Every named case on each engine, then chance, until the number of runs is reached. */
export async function runFaults(runs: number, seed: number, say: (line: string) => void = () => {}): Promise<Verdict> {
  const files = await buildPageFiles()
  const stacks = [await startStack('sqlite', files), await startStack('postgres', files, 2)]
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
  const verdict: Verdict = { runs: 0, lost: 0, doubled: 0, stuck: 0, asked: 0, written: 0, faults: [], reasons: {} }
  const named = Object.entries(CASES).flatMap(([name, one]) => stacks.map((stack) => ({ name, one, stack })))
  const random = randomFrom(seed)
  const wanted = Array.from({ length: Math.max(runs, named.length) }, (_, at) => ({
    ...(named[at] ?? { name: 'anything', one: anything, stack: stacks[at % stacks.length] as Stack }),
    seed: Math.floor(random() * 2 ** 31),
  }))
  let next = 0
  const work = async () => {
    const phoneFor = phonesOf(browser)
    for (let run = wanted[next++]; run; run = wanted[next++]) {
      await runCase(await phoneFor(run.stack), run.stack, run.name, run.one, run.seed, verdict)
      if (verdict.runs % 100 === 0) say(`${verdict.runs} runs…`)
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    await browser.close()
    for (const stack of stacks) {
      const deaths = stack.servers.reduce((sum, server) => sum + server.deaths(), 0)
      if (deaths) verdict.faults.push(`${stack.engine}: a server ended by itself, ${deaths} times`)
      await stack.close()
    }
  }
  return verdict
}
