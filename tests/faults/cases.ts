/** What goes wrong, case by case. Each writes, suffers, and leaves the rest to the run: healing, sending, judging (run.ts). */
import { NETWORK_FAULTS, type NetworkFault } from './fault-proxy.ts'
import type { Phone, Tab } from './phone.ts'
import { pick } from './random.ts'
import type { Stack } from './stack.ts'

export type Scene = {
  phone: Phone
  stack: Stack
  random: () => number
  /** A text that is nowhere else. */
  say: () => string
  /** Remembers what was written under an id, for judging. */
  wrote: (id: string, text: string) => void
}
export type Case = (scene: Scene) => Promise<void>

const DAY_MS = 86_400_000

async function write({ say, wrote }: Scene, tab: Tab, id?: string): Promise<string> {
  const text = say()
  const given = await tab.write(text, id)
  wrote(given, text)
  return given
}

const plan = ({ stack, phone }: Scene, ...faults: NetworkFault[]) => stack.proxy.plan(phone.name, faults)

const underNetworkFault =
  (fault: NetworkFault): Case =>
  async (scene) => {
    const tab = await scene.phone.tab()
    plan(scene, fault)
    await write(scene, tab)
    await tab.send()
    await write(scene, tab)
    await tab.send()
  }

const withClock =
  (offset: number): Case =>
  async (scene) => {
    const wrong = await scene.phone.newTab(offset)
    plan(scene, '503', 'reply-lost')
    await write(scene, wrong)
    await wrong.send()
    await wrong.kill()
    const right = await scene.phone.tab()
    await write(scene, right)
    await right.send()
  }

async function decide({ stack }: Scene, id: string, state: 'published' | 'declined') {
  const decided = { state, decided_at: new Date().toISOString(), reason_code: state === 'declined' ? 'other' : null }
  for (let tries = 0; tries < 40; tries += 1) {
    try {
      await stack.opened.db.updateTable('contribution').set(decided).where('id', '=', id).execute()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

const during =
  (misfortune: (stack: Stack) => Promise<void>): Case =>
  async (scene) => {
    const tab = await scene.phone.tab()
    const over = misfortune(scene.stack)
    for (let at = 0; at < 4; at += 1) {
      await write(scene, tab)
      await tab.send()
    }
    await over
  }

export const CASES: Record<string, Case> = {
  ...Object.fromEntries(NETWORK_FAULTS.map((fault) => [fault, underNetworkFault(fault)])),
  'two-tabs': async (scene) => {
    const tabs = await Promise.all([scene.phone.newTab(), scene.phone.newTab()])
    plan(scene, 'slow', 'reply-lost')
    for (const tab of tabs) for (let at = 0; at < 2; at += 1) await write(scene, tab)
    await Promise.all([...tabs, ...tabs].map((tab) => tab.send()))
    for (const tab of tabs) await tab.kill()
  },
  'killed-mid-send': async (scene) => {
    const tab = await scene.phone.tab()
    plan(scene, 'slow')
    await write(scene, tab)
    void tab.send().catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, scene.random() * 200))
    await tab.kill()
  },
  'killed-while-writing': async (scene) => {
    const tab = await scene.phone.tab()
    await write(scene, tab)
    await tab.kill()
  },
  'clock-a-day-ahead': withClock(DAY_MS),
  'clock-a-day-behind': withClock(-DAY_MS),
  'database-locked': during((stack) => stack.lockDatabase(400)),
  'database-gone': during((stack) => stack.stopDatabase(200)),
  'server-killed': during((stack) => stack.crashServer()),
  'storage-full': async (scene) => {
    const tab = await scene.phone.tab()
    await write(scene, tab)
    await scene.phone.limitStorage(tab.page, 1)
    const text = scene.say()
    const told = await tab.write(text).then(
      (id) => scene.wrote(id, text),
      () => 'told',
    )
    await tab.send().catch(() => {})
    await scene.phone.limitStorage(tab.page, undefined)
    // The words are still on the screen: the person presses the button again.
    if (told === 'told') await write(scene, tab)
    await tab.send()
  },
  'edited-after-a-half-send': async (scene) => {
    const tab = await scene.phone.tab()
    plan(scene, 'reply-lost')
    const id = await write(scene, tab)
    await tab.send()
    await write(scene, tab, id)
    await tab.send()
  },
  'moderated-then-resent': async (scene) => {
    const tab = await scene.phone.tab()
    plan(scene, 'reply-lost')
    const id = await write(scene, tab)
    await tab.send()
    await decide(scene, id, pick(scene.random, ['published', 'declined'] as const))
    await tab.send()
  },
  'moderated-then-edited': async (scene) => {
    const tab = await scene.phone.tab()
    plan(scene, 'half-reply')
    const id = await write(scene, tab)
    await tab.send()
    await decide(scene, id, 'published')
    await write(scene, tab, id)
    await tab.send()
  },
}

/** Anything, in any order. */
export const anything: Case = async (scene) => {
  const { random, phone, stack } = scene
  plan(scene, ...Array.from({ length: Math.floor(random() * 5) }, () => pick(random, NETWORK_FAULTS)))
  let tab = random() < 0.1 ? await phone.newTab((random() - 0.5) * 2 * DAY_MS) : await phone.tab()
  const ids: string[] = []
  const misfortune = random() < 0.06 ? stack.crashServer() : random() < 0.05 ? stack.lockDatabase(300) : undefined
  for (let step = 0; step < 3 + random() * 5; step += 1) {
    const chance = random()
    if (chance < 0.45) ids.push(await write(scene, tab))
    else if (chance < 0.55 && ids.length) await write(scene, tab, pick(random, ids))
    else if (chance < 0.58) {
      void tab.send().catch(() => {})
      await tab.kill()
      tab = await phone.tab()
    } else await tab.send()
  }
  await misfortune
}
