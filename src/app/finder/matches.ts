/** Which phrases of the thesaurus, needs and names stand in what was typed: all of them, however they overlap (units.ts chooses). */
import { fold } from '../../domain/text.ts'
import type { SearchIndex } from './search-index.ts'
import type { Token } from './tokens.ts'
import type { TopicKind } from './topics.ts'
import type { Option, Reading } from './vocabulary.ts'

export type Meaning = { topic: number; likeness: number }

const optionFor = (reading: Reading | undefined, stem: string): Option | undefined => reading?.options.find((option) => option.stem === stem)

/** The words that carry meaning, and what each may be. `mentions`: those that only tell whom somebody speaks of. */
export type Read = { words: readonly Token[]; readings: readonly Reading[]; mentions: ReadonlySet<Token> }
export type Match = { at: number[]; meaning: Meaning; kind: TopicKind }

/** What a phrase loses for each word that stands within it, and for words in another order: « perdue avec les enfants de mon mari » is no « perdu mon mari ». */
const GAP = 0.1
const TURNED = 0.08

/** How well the words stand as the phrase has them. */
function orderliness(at: readonly number[]): number {
  const gaps = Math.max(...at) - Math.min(...at) + 1 - at.length
  const isTurned = at.some((place, after) => after > 0 && place < (at[after - 1] as number))
  return 1 - GAP * gaps - (isTurned && gaps ? TURNED : 0)
}

/** The words other than the first that a phrase needs, wherever they stand nearby. */
function restOf(stems: readonly string[], first: number, readings: readonly Reading[]): { at: number[]; likeness: number } | undefined {
  const at = [first]
  let likeness = 1
  for (const stem of stems.slice(1)) {
    let best = -1
    let bestLikeness = 0
    for (const [place, reading] of readings.entries()) {
      const option = at.includes(place) ? undefined : optionFor(reading, stem)
      if (option && option.likeness > bestLikeness) [best, bestLikeness] = [place, option.likeness]
    }
    if (best < 0) return undefined
    at.push(best)
    likeness = Math.min(likeness, bestLikeness)
  }
  const isTogether = Math.max(...at) - Math.min(...at) <= stems.length + 1
  return isTogether ? { likeness: likeness * orderliness(at), at: at.sort((a, b) => a - b) } : undefined
}

/** Words by which people ask are a little less sure than those by which entries tell what they do. */
const ASKED = 0.94

/** Words that more entries have are no name, unless typed as it is written: « aider » is not « AIDES ». */
const COMMON_IN = 20
/** Nor are those that stand in phrases of so many topics, in the midst of a sentence: « j’ai envie d’ouvrir », « prendre le relais ». Acronyms are names. */
const ORDINARY_IN = 7
const SENTENCE = 3

function isNoName(stem: string, typed: string, label: string, { words }: Read, { stems, topics }: SearchIndex): boolean {
  if (words.length >= SENTENCE && label !== label.toUpperCase() && topics.book.spread(stem) >= ORDINARY_IN) return true
  return (stems.get(stem)?.entries.length ?? 0) > COMMON_IN && typed !== fold(label)
}

/** What a phrase book says of one word read in one way. @param said every stem that the words may be: most phrases need others. */
function matchesFrom(place: number, option: Option, read: Read, said: ReadonlySet<string>, index: SearchIndex): Match[] {
  const { topics } = index
  const typed = read.words[place]?.word ?? ''
  const isMention = read.mentions.has(read.words[place] as Token)
  return topics.book.from(option.stem).flatMap(({ stems, topic, inTexts }): Match[] => {
    if (!stems.every((one) => said.has(one)) || (isMention && stems.length === 1)) return []
    const rest = restOf(stems, place, read.readings)
    const kind = topics.list[topic]?.kind
    // « air » may become « airbnb »; until it has, nothing is silenced for it.
    if (kind === 'outside' && option.isBegun) return []
    const sure = inTexts || kind === 'name' ? 1 : ASKED
    const isOther = kind === 'name' && stems.length === 1 && isNoName(option.stem, typed, topics.list[topic]?.label.fr ?? '', read, index)
    return rest && kind && !isOther ? [{ at: rest.at, meaning: { topic, likeness: sure * Math.min(option.likeness, rest.likeness) }, kind }] : []
  })
}

export function matchesIn(read: Read, index: SearchIndex): Match[] {
  const best = new Map<string, Match>()
  const said = new Set(read.readings.flatMap(({ options }) => options.map(({ stem }) => stem)))
  const all = read.readings.flatMap(({ options }, place) => options.flatMap((option) => matchesFrom(place, option, read, said, index)))
  for (const match of all) {
    const key = `${match.meaning.topic} ${match.at.join(' ')}`
    if (match.meaning.likeness > (best.get(key)?.meaning.likeness ?? 0)) best.set(key, match)
  }
  return [...best.values()]
}
