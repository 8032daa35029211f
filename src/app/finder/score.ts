/** How well each entry answers what was understood: for each unit the topics an entry is about, nearly about, and the very words typed. */
import type { Postings } from './postings.ts'
import type { SearchIndex } from './search-index.ts'
import type { Understood } from './understand.ts'
import type { Unit } from './units.ts'

/** `isNamed`: the entry itself was named. */
export type Hit = { entry: number; score: number; reasons: number[]; isNamed: boolean }

/** How much the topic counts beside the very words; words without their topic count less. */
const TOPIC = 0.78
const WORDS_ALONE = 0.62
/** From this likeness on a name was meant, and not a word of it. */
const NAMED = 0.9
/** Below this an entry does not answer a unit at all. */
const FAINT = 0.1

const NONE: Postings = { entries: [], weights: [] }

type Scorer = (understood: Understood) => Hit[]

/** An entry is about a topic, or about one that is near it. */
function spreader({ about, topics, size }: SearchIndex): (topic: number) => Postings {
  const known = new Map<number, Postings>()
  const scratch = new Float32Array(size)
  return (topic) => {
    const before = known.get(topic)
    if (before) return before
    scratch.fill(0)
    for (const [other, likeness] of [[topic, 1] as [number, number], ...(topics.list[topic]?.near ?? [])]) {
      const held = about.get(other)
      if (held) raise(scratch, held, likeness)
    }
    const spread: Postings = { entries: [], weights: [] }
    for (let entry = 0; entry < size; entry += 1) {
      const weight = scratch[entry] as number
      if (weight > 0) {
        spread.entries.push(entry)
        spread.weights.push(weight)
      }
    }
    known.set(topic, spread)
    return spread
  }
}

/** Adds to each entry of a list its weight, where it is more than what the entry has. */
function raise(scores: Float32Array, { entries, weights }: Postings, share: number) {
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at] as number
    const score = share * (weights[at] as number)
    if (score > (scores[entry] as number)) scores[entry] = score
  }
}

export function scorer(index: SearchIndex): Scorer {
  const spread = spreader(index)
  const [byTopic, byWords, byWord, totals] = [0, 0, 0, 0].map(() => new Float32Array(index.size)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ]

  const named = new Set<number>()

  const scoreWords = (unit: Unit, { readings }: Understood) => {
    byWords.fill(0)
    for (const at of unit.at) {
      byWord.fill(0)
      for (const { stem, likeness } of readings[at]?.options ?? []) raise(byWord, index.stems.get(stem) ?? NONE, likeness)
      for (let entry = 0; entry < index.size; entry += 1) byWords[entry] = (byWords[entry] as number) + (byWord[entry] as number) / unit.at.length
    }
  }
  const scoreUnit = (unit: Unit, understood: Understood): ((entry: number) => number) => {
    scoreWords(unit, understood)
    if (unit.kind === 'word') return (entry) => byWords[entry] as number
    byTopic.fill(0)
    for (const { topic, likeness } of unit.meanings) {
      raise(byTopic, spread(topic), likeness)
      if (likeness >= NAMED && index.topics.list[topic]?.kind === 'name') for (const entry of index.about.get(topic)?.entries ?? []) named.add(entry)
    }
    return (entry) =>
      Math.max((byTopic[entry] as number) * TOPIC + (byWords[entry] as number) * (1 - TOPIC), (byWords[entry] as number) * WORDS_ALONE)
  }
  return (understood) => {
    const units = understood.units.filter(({ kind }) => kind !== 'outside')
    const whole = units.reduce((sum, { weight }) => sum + weight, 0)
    totals.fill(0)
    named.clear()
    const reasons: number[][] = []
    for (const [place, unit] of units.entries()) {
      const scoreOf = scoreUnit(unit, understood)
      for (let entry = 0; entry < index.size; entry += 1) {
        const score = scoreOf(entry)
        if (score < FAINT) continue
        totals[entry] = (totals[entry] as number) + (score * unit.weight) / whole
        reasons[entry] = [...(reasons[entry] ?? []), place]
      }
    }
    return reasons.flatMap((its, entry): Hit[] => [{ entry, score: totals[entry] as number, reasons: its, isNamed: named.has(entry) }])
  }
}
