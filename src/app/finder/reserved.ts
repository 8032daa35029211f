/** Entries that are for some people only stand a little behind those open to all, unless such people were named or what is asked for is mostly theirs. */
import type { Audience, Initiative } from '../../domain/initiative.ts'
import type { SearchIndex } from './search-index.ts'
import type { Understood } from './understand.ts'

const NARROW: ReadonlySet<Audience> = new Set(['jeunes', 'etudiants', 'seniors', 'femmes', 'personnes-handicapees', 'allophones', 'sans-abri'])
/** From this share of a topic's entries on it is mostly for them: lessons of French are for those who do not speak it. */
const MOSTLY = 0.34
/** What a reserved entry is worth to somebody who may not be one of them. */
const RESERVED = 0.86
/** A meaning less sure than this says nothing of who asks. */
const MEANT = 0.5

const NOBODY: readonly Audience[] = []

/** @returns for what was understood, a factor for each entry. */
export function reserver(initiatives: readonly Initiative[], { about, topics }: SearchIndex): (understood: Understood) => (entry: number) => number {
  const reservedFor = initiatives.map(({ audience }) => (audience.length > 0 && audience.every((one) => NARROW.has(one)) ? audience : NOBODY))
  const usual = new Map<number, readonly Audience[]>()
  const look = (topic: number): readonly Audience[] => {
    const entries = about.get(topic)?.entries ?? []
    return [...NARROW].filter(
      (one) => entries.length > 0 && entries.filter((entry) => reservedFor[entry]?.includes(one)).length >= MOSTLY * entries.length,
    )
  }
  const usualOf = (topic: number) => {
    const its = usual.get(topic) ?? look(topic)
    usual.set(topic, its)
    return its
  }
  return ({ units }) => {
    const asked = new Set<Audience>()
    for (const { topic, likeness } of units.flatMap(({ meanings }) => meanings)) {
      if (likeness < MEANT) continue
      for (const one of topics.concepts[topic]?.facet?.audiences ?? usualOf(topic)) asked.add(one)
    }
    return (entry) => {
      const its = reservedFor[entry] ?? NOBODY
      return its.length > 0 && !its.some((one) => asked.has(one)) ? RESERVED : 1
    }
  }
}
