/** What is asked for, one thing after another: phrases of the thesaurus, needs, names, and plain words of the guide. */
import { type Match, type Meaning, matchesIn, type Read } from './matches.ts'
import type { SearchIndex } from './search-index.ts'
import type { Token } from './tokens.ts'
import type { TopicKind } from './topics.ts'
import type { Reading } from './vocabulary.ts'

/** One thing that is asked for: some of the words, and what they may mean. A word of the guide that is no topic has none. */
export type Unit = { at: number[]; meanings: Meaning[]; kind: TopicKind | 'word'; weight: number }

const isWithin = (inner: readonly number[], outer: readonly number[]) => inner.length < outer.length && inner.every((at) => outer.includes(at))

const RANK: Record<TopicKind, number> = { name: 4, subject: 3, qualifier: 2, need: 1, outside: 0 }

/** What part of a phrase means counts a little besides what the whole phrase means: « payer facture électricité » is also about electricity. */
const PART = 0.8

type Group = { at: number[]; matches: Match[] }

/** The longest phrases stand, with what the same words and parts of them mean. A qualifier within a phrase goes on to qualify. */
function groups(all: readonly Match[]): Group[] {
  const isWhole = (match: Match) => !all.some((other) => other.meaning.likeness >= 0.7 && isWithin(match.at, other.at))
  const byWords = new Map<string, Group>()
  for (const match of all) {
    if (!isWhole(match) && match.kind !== 'qualifier') continue
    const key = match.at.join(' ')
    const group = byWords.get(key)
    if (group) group.matches.push(match)
    else byWords.set(key, { at: match.at, matches: [match] })
  }
  const found = [...byWords.values()]
  for (const { at, matches } of found) {
    // « cours de la bourse » is not about lessons.
    if (matches.every(({ kind }) => kind === 'outside')) continue
    const parts = all.filter((match) => match.kind === 'subject' && isWithin(match.at, at))
    for (const { meaning, ...part } of parts) {
      const likeness = meaning.likeness * PART * (part.at.length / at.length)
      if (!matches.some((other) => other.meaning.topic === meaning.topic)) matches.push({ ...part, meaning: { ...meaning, likeness } })
    }
  }
  return found
}

/** Words of a name that are ordinary words too lift the entry so named a little, not above all others. */
const NAME_WORTH = { alone: 1.25, shared: 1.15, word: 0.8 }
/** What the same words mean besides a subject: a need is wider, and « fauché » asks for more than what is cheap. */
const BESIDE_SUBJECT = { need: 0.5, qualifier: 0.25 }

/** What lies outside counts when the same words mean nothing inside, or when no entry says them: « casino », « loto ». */
function meaningsOf({ at, matches }: Group, read: Read, { stems }: SearchIndex): { meanings: Meaning[]; kind: TopicKind } {
  const [inside, outside] = [matches.filter(({ kind }) => kind !== 'outside'), matches.filter(({ kind }) => kind === 'outside')]
  const isSaid = at.some((place) => read.readings[place]?.options.slice(0, 1).some(({ stem }) => stems.has(stem)))
  const kept = outside.length && (!inside.length || !isSaid) ? outside : inside
  const kind = kept.reduce((best, { kind: one }) => (RANK[one] > RANK[best] ? one : best), kept[0]?.kind ?? 'need')
  const isTopic = kept.some(({ kind: one }) => one === 'subject')
  const worth = (one: TopicKind) => {
    if (one === 'name') return !isTopic ? NAME_WORTH.alone : at.length > 1 ? NAME_WORTH.shared : NAME_WORTH.word
    return isTopic && (one === 'need' || one === 'qualifier') ? BESIDE_SUBJECT[one] : 1
  }
  return {
    meanings: kept.map(({ meaning, kind: one }) => ({ topic: meaning.topic, likeness: meaning.likeness * worth(one) })),
    kind: kind === 'name' && isTopic ? 'subject' : kind,
  }
}

/** What each kind of unit weighs beside a subject, and where no subject was named. */
export const WEIGHT = { beside: { need: 0.35, qualifier: 0.3, word: 0.3, unknown: 0.3 }, alone: { need: 0.8, qualifier: 0.5, word: 1, unknown: 0.9 } }
const LONGER = 0.15
/** Below 1 the weights of two needs in one sentence come nearer to each other. */
const EVEN = 0.85
/** What a word that stands in every entry would still weigh: « aide » tells less than « vélo ». */
const COMMON = 0.3
/** Beside subjects, whose weights are products of two such figures. */
const COMMON_WORD = 0.6
/** Each further topic that uses a word makes it tell less: « sort » and « arrive » stand in phrases of all kinds. */
const SPREAD = 0.12

function rarityOf(reading: Reading | undefined, { stems, size }: SearchIndex): number {
  const inEntries = Math.max(1, ...(reading?.options ?? []).slice(0, 1).map(({ stem }) => stems.get(stem)?.entries.length ?? 1))
  return Math.log(1 + size / inEntries) / Math.log(1 + Math.max(size, 2))
}

/** How much a unit tells: by its rarest word, by how few entries its topic has, and less when the word is one that many topics use. */
function tellingOf({ at, meanings }: Pick<Unit, 'at' | 'meanings'>, { readings }: Read, index: SearchIndex): number {
  const { about, size, topics } = index
  const rarest = Math.max(...at.map((place) => rarityOf(readings[place], index)))
  const [best] = [...meanings].sort((a, b) => b.likeness - a.likeness)
  const inEntries = about.get(best?.topic ?? -1)?.entries.length ?? 1
  const special = Math.log(1 + size / inEntries) / Math.log(1 + Math.max(size, 2))
  const alone = at.length === 1 && (best?.likeness ?? 0) < 1 ? topics.book.spread(readings[at[0] ?? 0]?.options[0]?.stem ?? '') : 1
  return ((COMMON + (1 - COMMON) * rarest) * (COMMON + (1 - COMMON) * special)) / (1 + SPREAD * Math.max(0, alone - 2))
}

type Meant = Pick<Unit, 'at' | 'meanings' | 'kind'>

const bestOf = ({ meanings }: Meant) => meanings.reduce((best, one) => (one.likeness > best.likeness ? one : best), { topic: -1, likeness: 0 })

/** What only some of the words mean counts less than what all of them mean. */
const NOT_AGREED = 0.8

function agreed(some: readonly Meaning[], others: readonly Meaning[]): Meaning[] {
  const likenessIn = (meanings: readonly Meaning[], topic: number) => meanings.find((one) => one.topic === topic)?.likeness ?? 0
  return [...new Set([...some, ...others].map(({ topic }) => topic))].map((topic) => {
    const [one, other] = [likenessIn(some, topic), likenessIn(others, topic)]
    return { topic, likeness: Math.max(one, other) * (one && other ? 1 : NOT_AGREED) }
  })
}

/** « payer loyer » and « aide loyer » in one sentence ask for one thing, not for two that weigh twice. */
function together(groups: readonly Meant[]): Meant[] {
  const whole: Meant[] = []
  for (const group of groups) {
    const same = whole.find((other) => bestOf(other).topic === bestOf(group).topic && other.at.some((place) => group.at.includes(place)))
    if (!same) whole.push({ ...group })
    else {
      same.at = [...new Set([...same.at, ...group.at])].sort((a, b) => a - b)
      same.meanings = agreed(same.meanings, group.meanings)
    }
  }
  return whole
}

export function unitsOf(read: Read, index: SearchIndex): { units: Unit[]; unknown: number[] } {
  const { readings } = read
  const grouped = together(groups(matchesIn(read, index)).map((group) => ({ at: group.at, ...meaningsOf(group, read, index) })))
  const hasSubject = grouped.some(({ kind }) => kind === 'subject' || kind === 'name')
  const weights = hasSubject ? WEIGHT.beside : WEIGHT.alone
  const units = grouped.map((group): Unit => {
    if (group.kind === 'need' || group.kind === 'qualifier') return { ...group, weight: weights[group.kind] * COMMON_WORD }
    return { ...group, weight: (tellingOf(group, read, index) * (1 + LONGER * (group.at.length - 1))) ** EVEN }
  })
  const covered = new Set(units.flatMap(({ at }) => at))
  const unknown: number[] = []
  for (const [place, reading] of readings.entries()) {
    if (covered.has(place) || read.mentions.has(read.words[place] as Token)) continue
    const inEntries = reading.options.some(({ stem }) => index.stems.has(stem))
    // An age or a number of children tells nothing, unless it is somebody's name.
    if (!inEntries && /^\d+$/.test(read.words[place]?.word ?? '')) continue
    if (inEntries) units.push({ at: [place], meanings: [], kind: 'word', weight: weights.word * COMMON_WORD * rarityOf(reading, index) })
    else unknown.push(place)
  }
  return { units, unknown }
}
