/** What was typed, understood: the commune it names, the topics it means, the words that are left. */

import type { Translated } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import { isLittleWord } from '../../domain/text.ts'
import type { Read } from './matches.ts'
import type { NamedPlace } from './place-names.ts'
import { MAX_TEXT } from './query.ts'
import type { SearchIndex } from './search-index.ts'
import { isLacking, isMention, meaningful, type Token, withoutStem, wordsOf } from './tokens.ts'
import { type Unit, unitsOf, WEIGHT } from './units.ts'
import type { Option, Reading, Vocabulary } from './vocabulary.ts'

/** Something understood, as a reader may see it and take it out again. */
export type Chip = { label: Translated | undefined; words: Token[]; kind: Unit['kind'] | 'place' }

export type Understood = Read & {
  commune: Commune | undefined
  units: Unit[]
  /** Words that the guide does not know at all. */
  unknown: string[]
  /** How far it was understood, from 0 to 1; below a half nothing is answered. */
  sureness: number
  chips: Chip[]
  /** Words read as others of the guide. */
  corrections: string[]
}

/** Words from outside are rare, and weigh much for that alone. */
const OUTSIDE = 0.75

/** What lies outside the guide wins unless more telling words ask for something inside. */
function isOutside(units: readonly Unit[]): boolean {
  const weigh = (kinds: readonly Unit['kind'][]) => units.reduce((sum, { kind, weight }) => sum + (kinds.includes(kind) ? weight : 0), 0)
  const outside = weigh(['outside'])
  return outside > 0 && outside * OUTSIDE >= weigh(['subject', 'name'])
}

/** Where half of the words are strange, it is not the few others that were asked for: « prix du timbre fiscal passeport ». */
const MOSTLY_STRANGE = 2

/** A strange word this short beside a subject is a little word of a message, not a thing that was asked for: « fer » for « faire ». */
const BRIEF = 4

function surenessOf(units: readonly Unit[], words: readonly string[], count: number): number {
  if (isOutside(units)) return 0
  const inside = units.filter(({ kind }) => kind !== 'outside')
  const hasSubject = inside.some(({ kind }) => kind === 'subject' || kind === 'name')
  const known = inside.reduce((sum, { weight }) => sum + weight, 0)
  const unknown = words.filter(({ length }) => !hasSubject || length > BRIEF).length
  const strange = unknown * (unknown > 1 && unknown * 2 >= count ? MOSTLY_STRANGE : 1)
  return known / (known + strange * (hasSubject ? WEIGHT.beside : WEIGHT.alone).unknown * 0.6 || 1)
}

/** « co voiturage », « soli cicle », « zup de co »: two or three words that are one word of the guide. */
function joined(words: readonly Token[], { vocabulary: { read }, topics }: SearchIndex): Token[] {
  const tokens: Token[] = []
  const isName = (option: Option | undefined) =>
    option?.likeness === 1 && topics.book.from(option.stem).some(({ stems, topic }) => stems.length === 1 && topics.list[topic]?.kind === 'name')
  const isLittle = (word: string) => isLittleWord(word) || topics.short.get(word) === ''
  const isKnown = ({ word }: Token) => isLittle(word) || (read(word, 'joined').options.length > 0 && read(word, 'joined').corrected === undefined)
  for (let at = 0; at < words.length; at += 1) {
    const parts = [4, 3, 2].map((count) => words.slice(at, at + count)).filter((some, place) => some.length === 4 - place)
    const whole = parts.find((some) => {
      const word = some.map((part) => part.word).join('')
      const { options } = read(word, 'joined')
      // « boîte à idées » does not speak of those who were helped, nor « 2 enfants » of one thing.
      if (isLittle(some[0]?.word ?? '') || some.some((part) => /^\d+$/.test(part.word))) return false
      // Words that are known as they stand are one only where somebody is called so: « kiss kiss bank bank », « fac lab ».
      return some.every(isKnown) ? isName(options[0]) : (options[0]?.likeness ?? 0) >= 0.75
    })
    if (whole) tokens.push({ word: whole.map(({ word }) => word).join(''), from: whole[0]?.from ?? 0, to: whole.at(-1)?.to ?? 0 })
    else tokens.push(words[at] as Token)
    at += (whole?.length ?? 1) - 1
  }
  return tokens
}

/** A letter or two that are no word of the guide are not a word yet: what was found before them stays. */
const BEGUN = 3
/** Guessing costs more than all the rest: after this many words that are like none of the guide, the others are no mistakes either. */
const PATIENCE = 2
const SHORTENED = 0.95
/** What is left of the word itself where something is lacking. */
const LACKED = 0.65

/** A short form is what it is short for as well. */
function withWhole(word: string, reading: Reading, { vocabulary, topics }: SearchIndex): Reading {
  const whole = topics.short.get(word)
  if (!whole) return reading
  const options = vocabulary.read(whole, 'joined').options.map((option) => ({ ...option, likeness: option.likeness * SHORTENED }))
  return { options: [...options, ...(reading.corrected ? [] : reading.options)], corrected: undefined }
}

/** After « sans » or « pas de » a word is first of all what somebody is without, as far as the guide knows it so. */
function withLack(reading: Reading, { stems, topics }: SearchIndex): Reading {
  const lacked = reading.options.flatMap(({ stem, likeness }) => {
    const without = withoutStem(stem)
    return stems.has(without) || topics.book.spread(without) ? [{ stem: without, likeness }] : []
  })
  if (!lacked.length) return reading
  return { ...reading, options: [...lacked, ...reading.options.map((option) => ({ ...option, likeness: option.likeness * LACKED }))] }
}

/** Words this short are parts of too many others. */
const PART = 5

/** « lacimade », « emmausfrance »: two words of the guide, or one after a little one, written as one. */
function halvesOf(word: string, { has }: Vocabulary): string[] {
  const halves = Array.from(word, (_, at) => [word.slice(0, at), word.slice(at)])
  return halves.find((both) => both.every((half) => isLittleWord(half) || (half.length >= PART && has(half)))) ?? [word]
}

/** @param open the word that is being typed. */
function read(all: readonly Token[], open: Token | undefined, index: SearchIndex): Read {
  let strange = 0
  const both = meaningful(all, index.topics.short).flatMap((token) => {
    const isOpen = token.to === open?.to
    const typed = index.vocabulary.read(token.word, strange > PATIENCE ? 'joined' : isOpen ? 'open' : 'whole')
    const whole = withWhole(token.word, typed, index)
    const reading = isLacking(all, token) ? withLack(whole, index) : whole
    if (reading.options.length) return { token, isOpen, reading }
    strange += 1
    return halvesOf(token.word, index.vocabulary).flatMap((word) =>
      isLittleWord(word) ? [] : { token: { ...token, word }, isOpen, reading: index.vocabulary.read(word, 'joined') },
    )
  })
  const kept = both.filter(({ token, isOpen, reading }) => !isOpen || token.word.length >= BEGUN || reading.options.length > 0)
  const mentions = kept.filter(({ token }) => isMention(all, token, index.topics.mentions)).map(({ token }) => token)
  return { words: kept.map(({ token }) => token), readings: kept.map(({ reading }) => reading), mentions: new Set(mentions) }
}

function chipsOf(units: readonly Unit[], words: readonly Token[], place: NamedPlace | undefined, { topics }: SearchIndex): Chip[] {
  const chips = units.map((unit): Chip => {
    const [best] = [...unit.meanings].sort((a, b) => b.likeness - a.likeness)
    const label = best && topics.list[best.topic]?.label
    return { label, words: unit.at.flatMap((at) => words[at] ?? []), kind: unit.kind }
  })
  const first = ({ words: its }: Chip) => its[0]?.from ?? 0
  chips.sort((a, b) => first(a) - first(b))
  return place ? [...chips, { label: { fr: place.commune.name }, words: place.words, kind: 'place' }] : chips
}

export function understander(index: SearchIndex, readPlace: (words: readonly Token[]) => NamedPlace | undefined): (text: string) => Understood {
  return (typed) => {
    const text = typed.slice(0, MAX_TEXT)
    const all = wordsOf(text)
    const place = readPlace(all)
    const left = joined(
      all.filter((word) => !place?.words.includes(word)),
      index,
    )
    const its = read(left, /\s$/.test(text) ? undefined : all.at(-1), index)
    const { words } = its
    const { units, unknown } = unitsOf(its, index)
    const strange = unknown.flatMap((at) => words[at]?.word ?? [])
    return {
      ...its,
      commune: place?.commune,
      units,
      unknown: strange,
      sureness: words.length ? surenessOf(units, strange, words.length) : 1,
      chips: chipsOf(units, words, place, index),
      corrections: its.readings.flatMap(({ corrected }) => corrected ?? []),
    }
  }
}
