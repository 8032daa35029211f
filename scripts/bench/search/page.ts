/** What runs in the browser: our finder and its peers over one guide, timed search by search. Bundled and served by `npm run bench -- search`. */
import { type Finder, finderSteps } from '../../../src/app/finder/finder.ts'
import { guesserSteps } from '../../../src/app/finder/guess.ts'
import { parseQuery } from '../../../src/app/finder/query.ts'
import type { GuideInput } from '../../../src/app/finder/search-index.ts'
import { finish } from '../../../src/app/finder/steps.ts'
import { suggest } from '../../../src/app/finder/suggest.ts'
import type { Guide } from '../../../src/domain/guide.ts'
import { PEERS, rowsOf, type Search } from '../relevance/peers.ts'

export type Timing = { engine: string; times: number[]; built: number; longestStep: number; memory: number }

const nothingChosen = parseQuery('', [], [])
const heap = () => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0
const collect = (globalThis as unknown as { gc?: () => void }).gc ?? (() => {})

/** Runs the steps to their end. @returns the longest one, in milliseconds: the page cannot be held up for longer. */
function timed<T>(steps: Generator<void, T>): { value: T; longest: number } {
  let longest = 0
  for (;;) {
    const before = performance.now()
    const step = steps.next()
    longest = Math.max(longest, performance.now() - before)
    if (step.done) return { value: step.value, longest }
  }
}

async function timesOf(search: Search, before: readonly string[], queries: readonly string[]): Promise<number[]> {
  for (const text of before) await search(text, 24)
  const times: number[] = []
  for (const text of queries) {
    const before = performance.now()
    await search(text, 24)
    times.push(performance.now() - before)
  }
  return times
}

const ours = (finder: Finder): Search => {
  return (text) => {
    finder.find({ ...nothingChosen, text })
    return []
  }
}

async function measureOurs(guide: GuideInput, before: readonly string[], queries: readonly string[]): Promise<Timing> {
  collect()
  const [begun, heapBefore] = [performance.now(), heap()]
  const made = timed(finderSteps(guide))
  const guess = timed(guesserSteps(made.value.words))
  made.value.guessWith(guess.value)
  const built = performance.now() - begun
  collect()
  const memory = heap() - heapBefore
  const times = await timesOf(ours(made.value), before, queries)
  return { engine: 'ours', times, built, longestStep: Math.max(made.longest, guess.longest), memory }
}

async function measurePeer(peer: (typeof PEERS)[number], guide: Guide, before: readonly string[], queries: readonly string[]): Promise<Timing> {
  const rows = rowsOf(guide)
  collect()
  const [begun, heapBefore] = [performance.now(), heap()]
  const search = await peer.make(rows)
  const built = performance.now() - begun
  collect()
  const memory = heap() - heapBefore
  return { engine: peer.engine, times: await timesOf(search, before, queries), built, longestStep: built, memory }
}

/** One variant of each peer: the first that is listed. */
const firstOfEach = PEERS.filter(({ engine }, at) => PEERS.findIndex((other) => other.engine === engine) === at)

/** @param peerQueries how many of the queries the peers are given: some take seconds over a large guide. */
async function measure(guideUrl: string, before: readonly string[], queries: readonly string[], peerQueries: number): Promise<Timing[]> {
  const guide = (await (await fetch(guideUrl)).json()) as GuideInput & Guide
  const timings = [await measureOurs(guide, before, queries)]
  for (const peer of firstOfEach) timings.push(await measurePeer(peer, guide, before.slice(0, peerQueries / 4), queries.slice(0, peerQueries)))
  return timings
}

/** Searches and suggests for many texts; a throw is let through. `text`: what took longest, cut short. */
async function torment(guideUrl: string, textsUrl: string): Promise<{ times: number[]; worst: number; text: string }> {
  const guide = (await (await fetch(guideUrl)).json()) as GuideInput
  const texts = (await (await fetch(textsUrl)).json()) as string[]
  const finder = finish(finderSteps(guide))
  finder.guessWith(finish(guesserSteps(finder.words)))
  const times: number[] = []
  let worst = { worst: 0, text: '' }
  for (const text of texts) {
    const before = performance.now()
    finder.find({ ...nothingChosen, text })
    suggest(finder, text)
    const time = performance.now() - before
    times.push(time)
    if (time > worst.worst) worst = { worst: time, text: text.slice(0, 60) }
  }
  return { times, ...worst }
}

Object.assign(globalThis, { measure, torment })
