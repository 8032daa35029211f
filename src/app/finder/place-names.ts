/** The commune that a search names, though its name be cut short or misspelt. */
import { type CommuneName, communeNames } from '../../domain/commune-names.ts'
import type { Commune } from '../../domain/place.ts'
import { editsBetween } from './edits.ts'
import { phoneticKey } from './phonetic.ts'
import type { Token } from './tokens.ts'

export type NamedPlace = { commune: Commune; words: Token[] }

const NEAR_MIN = 5
/** `joined`: the name as one word; `sound`: how that sounds. */
type Name = CommuneName & { words: string[]; joined: string; sound: string }

const isNear = (word: string, heard: string, { joined, sound }: Name) =>
  (joined.startsWith(word) && joined.length - word.length <= 2) ||
  heard === sound ||
  editsBetween(word, joined, 2) <= (word.length < 6 ? 0 : word.length < 9 ? 1 : 2)

/** Quarters that everybody knows, with the commune where most of each lies. */
const QUARTERS: ReadonlyMap<string, string> = new Map([['la defense', 'puteaux']])
/** « la défense des locataires » is none. */
const OF = new Set(['de', 'des', 'du', 'd', 'contre', 'en'])

function exactly(words: readonly Token[], names: readonly Name[]): NamedPlace | undefined {
  for (const { commune, name, words: its } of names) {
    const isQuarter = QUARTERS.has(name)
    const at = words.findIndex(
      (_, start) => its.every((one, offset) => words[start + offset]?.word === one) && !(isQuarter && OF.has(words[start + its.length]?.word ?? '')),
    )
    if (at >= 0) return { commune, words: words.slice(at, at + its.length) }
  }
  return undefined
}

/** Only a word that means nothing else is read as a misspelt commune. */
function nearly(words: readonly Token[], names: readonly Name[], isKnown: (word: string) => boolean): NamedPlace | undefined {
  for (const token of words) {
    if (token.word.length < NEAR_MIN || /\d/.test(token.word) || isKnown(token.word)) continue
    const heard = phoneticKey(token.word)
    const name = names.find((one) => isNear(token.word, heard, one))
    if (name) return { commune: name.commune, words: [token] }
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

export function placeReader(communes: readonly Commune[], isKnown: (word: string) => boolean): (words: readonly Token[]) => NamedPlace | undefined {
  const read = (one: CommuneName): Name => {
    const joined = one.name.replaceAll(' ', '')
    return { ...one, words: one.name.split(' '), joined, sound: phoneticKey(joined) }
  }
  const quarters = () =>
    communes.flatMap((commune) => [...QUARTERS].flatMap(([name, slug]): CommuneName[] => (slug === commune.slug ? [{ name, commune }] : [])))
  let names: Name[] | undefined
  return (words) => {
    // Nobody has typed yet: the first results do not wait for names.
    if (!words.length) return undefined
    names ??= [...communeNames(communes), ...quarters()].map(read)
    const found = exactly(words, names) ?? nearly(words, names, isKnown)
    return found && withRest(found, words)
  }
}
