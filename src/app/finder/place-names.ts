/** The commune that a search names, though its name be cut short or misspelt. */
import { type CommuneName, communeNames } from '../../domain/commune-names.ts'
import type { Commune } from '../../domain/place.ts'
import { fold } from '../../domain/text.ts'
import { editsBetween } from './edits.ts'
import { phoneticKey } from './phonetic.ts'
import type { Token } from './tokens.ts'

export type NamedPlace = { commune: Commune; words: Token[] }

const NEAR_MIN = 5
/** In a word this long one sound more or less makes no other: « genevilier ». */
const LONG = 9
const VERY_LONG = 12
/** `joined`: the name as one word; `sound`: how that sounds. */
type Name = CommuneName & { words: string[]; joined: string; sound: string; isQuarter: boolean }

const isNear = (word: string, heard: string, { joined, sound }: Name) =>
  (joined.startsWith(word) && joined.length - word.length <= 2) ||
  heard === sound ||
  (word.length >= LONG && editsBetween(heard, sound, 1) <= 1) ||
  editsBetween(word, joined, 3) <= (word.length < 6 ? 0 : word.length < LONG ? 1 : joined.length < VERY_LONG ? 2 : 3)

/** « la défense des locataires » is no quarter. */
const OF = new Set(['de', 'des', 'du', 'd', 'contre', 'en'])

function exactly(words: readonly Token[], names: readonly Name[]): NamedPlace | undefined {
  for (const { commune, words: its, isQuarter } of names) {
    const at = words.findIndex(
      (_, start) => its.every((one, offset) => words[start + offset]?.word === one) && !(isQuarter && OF.has(words[start + its.length]?.word ?? '')),
    )
    if (at >= 0) return { commune, words: words.slice(at, at + its.length) }
  }
  return undefined
}

/** Only what means nothing else is read as a misspelt commune; a name of several words is looked for in as many: « vilneuve la garenne ». */
function nearly(words: readonly Token[], names: readonly Name[], isKnown: (word: string) => boolean): NamedPlace | undefined {
  const isStrange = ({ word }: Token) => word.length >= NEAR_MIN && !/\d/.test(word) && !isKnown(word)
  for (const [at, token] of words.entries()) {
    for (const count of [4, 3, 2, 1]) {
      const some = words.slice(at, at + count)
      if (some.length < count || !some.some(isStrange) || (count === 1 && !isStrange(token))) continue
      const joined = some.map(({ word }) => word).join('')
      const heard = phoneticKey(joined)
      const name = names.find((one) => !one.isQuarter && (count === 1 || one.words.length === count) && isNear(joined, heard, one))
      if (name) return { commune: name.commune, words: some }
    }
  }
  return undefined
}

/** « boulogne bilancourt »: what is left of a name whose first word was enough. */
function withRest({ commune, words }: NamedPlace, all: readonly Token[]): NamedPlace {
  const last = words.at(-1)
  const next = last && all[all.indexOf(last) + 1]
  const parts = commune.name.toLowerCase().split(/[ -]/)
  const isRest = next !== undefined && next.word.length >= NEAR_MIN && parts.some((part) => editsBetween(next.word, part, 2) <= 2)
  return { commune, words: isRest && next ? [...words, next] : words }
}

/** « plessi robinson » is a misspelt commune before it is a quarter called so. */
const isSure = ({ isQuarter, words }: Name) => !isQuarter || words.length > 1

export function placeReader(communes: readonly Commune[], isKnown: (word: string) => boolean): (words: readonly Token[]) => NamedPlace | undefined {
  const read =
    (isQuarter: boolean) =>
    (one: CommuneName): Name => {
      const joined = one.name.replaceAll(' ', '')
      return { ...one, words: one.name.split(' '), joined, sound: phoneticKey(joined), isQuarter }
    }
  const quarters = () => communes.flatMap((commune) => (commune.quarters ?? []).map((name): CommuneName => ({ name: fold(name), commune })))
  let names: Name[] | undefined
  return (words) => {
    // Nobody has typed yet: the first results do not wait for names.
    if (!words.length) return undefined
    names ??= [...communeNames(communes).map(read(false)), ...quarters().map(read(true))].sort((a, b) => b.words.length - a.words.length)
    const found = exactly(words, names.filter(isSure)) ?? nearly(words, names, isKnown) ?? exactly(words, names)
    return found && withRest(found, words)
  }
}
