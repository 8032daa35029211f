/** The words of the guide and of its thesaurus, and which of them a typed word may be: itself, a longer one it begins, one that sounds like it, one that looks like it. */
import { editsBetween } from './edits.ts'
import { phoneticKey } from './phonetic.ts'
import { placeOf, sortedSteps } from './sorted-words.ts'
import { stem } from './stem.ts'

/** A stem of the vocabulary and how well it answers the word typed, from 0 to 1. `isBegun`: what was typed is only its beginning. */
export type Option = { stem: string; likeness: number; isBegun?: true }
export type Reading = {
  options: Option[]
  /** The word it was read as, when it is not in the guide as typed. */
  corrected: string | undefined
}

/** Words of the vocabulary that look like a misspelt one, the nearest first. */
export type Guesser = (word: string) => string[]

export type Vocabulary = {
  words: readonly string[]
  has: (word: string) => boolean
  /** Gives it a way to guess misspelt words (guess.ts), which comes later than the first results. */
  guessWith: (guess: Guesser) => void
  /** @param ending what may follow: `open` for the last word, which may not be typed to its end; `joined` for letters that are right, such as several words read as one: nothing is guessed. */
  read: (word: string, ending?: Ending) => Reading
}

export type Ending = 'whole' | 'open' | 'joined'

const PREFIX_MIN = 3
const FUZZY_MIN = 4
const SOUND_MIN = 3
const MAX_OPTIONS = 16
/** Words remembered, so that a letter more costs one word and not the whole sentence. */
const MEMORY = 500
const SOUNDS_ALIKE = 0.85
const LOOKS_ALIKE = 0.75
/** A word that is whole is seldom the beginning of another: « cours » is not « courrier ». */
const BEGUN = { whole: 0.35, foreign: 0.5, open: 0.85 }
/** « langlais », « dargent », « jcompren »: the little word before the apostrophe, glued on. */
const GLUED = /^(?:(?:qu|[ldjmnstcz])(?=[aeiouhy].{2})|j(?=.{3}))/

type Held = {
  stems: ReadonlyMap<string, string>
  known: ReadonlySet<string>
  sortedWords: string[]
  bySound: Map<string, string[]>
  guess: Guesser
  countOf: (stem: string) => number
}

/** In a word this short a wrong consonant makes another word; a vowel lost beside one, as in « jardn », does not. */
const SHORT = 5
const consonants = (word: string) => word.replace(/[aeiouUwy\d]/g, '')
const hasConsonantsOf = (word: string, other: string) =>
  consonants(word) === consonants(other) || consonants(phoneticKey(word)) === consonants(phoneticKey(other))
const editLimit = (word: string) => (word.length < 9 ? 1 : 2)

/** Longer words, those of more entries first. */
function begunBy(word: string, { sortedWords, stems, countOf }: Held, worth: number): Option[] {
  if (word.length < PREFIX_MIN) return []
  const options = new Map<string, Option>()
  for (let at = placeOf(word, sortedWords); ; at += 1) {
    const other = sortedWords[at]
    if (!other?.startsWith(word)) break
    const longer = stems.get(other) ?? other
    if (!options.has(longer)) options.set(longer, { stem: longer, likeness: worth * (word.length / other.length) ** 0.5, isBegun: true })
  }
  return [...options.values()].sort((a, b) => countOf(b.stem) - countOf(a.stem)).slice(0, MAX_OPTIONS)
}

/** Misspelt words that sound like one of the guide; the shorter the sound, the less it says. */
function soundingLike(word: string, { bySound, stems, countOf }: Held): { words: string[]; options: Option[] } {
  const key = phoneticKey(word)
  const all = word.length < PREFIX_MIN || (key.length < SOUND_MIN && word.length < FUZZY_MIN) ? [] : (bySound.get(key) ?? [])
  // « lir » is « lire »; in so short a word more than a letter makes another. So short a sound as that of « queur » tells little: two letters.
  const limit = word.length < FUZZY_MIN ? 1 : key.length < SOUND_MIN ? 2 : Number.POSITIVE_INFINITY
  const words = limit > 2 ? all : all.filter((other) => editsBetween(word, other, limit) <= limit)
  const ranked = words
    .map((other) => ({ other, edits: editsBetween(word, other, 6), count: countOf(stems.get(other) ?? other) }))
    .sort((a, b) => Number(b.count > 0) - Number(a.count > 0) || a.edits - b.edits || b.count - a.count)
  return {
    words: ranked.map(({ other }) => other),
    options: ranked.map(({ other, edits }) => ({ stem: stems.get(other) ?? other, likeness: SOUNDS_ALIKE - 0.03 * edits })),
  }
}

function lookingLike(word: string, { guess, stems }: Held): { words: string[]; options: Option[] } {
  const limit = editLimit(word)
  const near = (word.length < FUZZY_MIN ? [] : guess(word))
    .map((other) => ({ other, edits: editsBetween(word, other, limit) }))
    .filter(({ other, edits }) => edits <= limit && (word.length > SHORT || hasConsonantsOf(word, other)))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 4)
  return {
    words: near.map(({ other }) => other),
    options: near.map(({ other, edits }) => ({ stem: stems.get(other) ?? other, likeness: LOOKS_ALIKE - 0.1 * (edits - 1) })),
  }
}

/** A word that no entry says may stand for another that sounds like it: « mosaïque RH » is « Mozaïk RH », but « neuves » is not « Nef ». */
const HOMOPHONE = 0.5
const homophones = (word: string, held: Held) =>
  soundingLike(word, held)
    .words.filter((other) => editsBetween(word, other, word.length) * 2 <= word.length)
    .slice(0, 3)
    .map((other) => ({ stem: held.stems.get(other) ?? other, likeness: HOMOPHONE }))

/** A word of the guide or of its thesaurus, and those it begins. */
function knownWord(word: string, isOpen: boolean, held: Held): Reading | undefined {
  const own = held.stems.get(word) ?? stem(word)
  const count = held.countOf(own)
  // « ressourc » is the stem of « ressource », but begins « ressourcerie » too.
  if (!held.stems.has(word) && (!held.known.has(own) || (isOpen && begunBy(word, held, 1).length))) return undefined
  // A word that no entry has, such as « man » of another language, is more likely the beginning of one that they have.
  const longer = isOpen ? begunBy(word, held, count ? BEGUN.whole : BEGUN.foreign).filter((option) => option.stem !== own) : []
  const heard = count || word.length <= SHORT ? [] : homophones(word, held)
  return { options: [{ stem: own, likeness: 1 }, ...longer, ...heard], corrected: undefined }
}

function readWord(word: string, ending: Ending, held: Held): Reading {
  const isOpen = ending === 'open'
  const whole = knownWord(word, isOpen, held)
  if (whole) return whole
  const begun = isOpen ? begunBy(word, held, BEGUN.open) : []
  const heard = soundingLike(word, held)
  // Not typed to its end yet, or misspelt: « dete » begins « détente » and sounds like « dette ».
  if (begun.length) return { options: [...heard.options.slice(0, 4), ...begun], corrected: undefined }
  if (heard.options.length) return { options: heard.options.slice(0, 6), corrected: heard.words[0] }
  const rest = word.replace(GLUED, '')
  if (rest !== word && held.known.has(stem(rest))) return { options: [{ stem: stem(rest), likeness: 0.95 }], corrected: undefined }
  const near = soundingLike(rest, held)
  const { words, options } = near.options.length || ending === 'joined' ? near : lookingLike(word, held)
  return { options: options.slice(0, 6), corrected: words[0] }
}

/**
 * Makes the vocabulary in steps; each yield is a place where the page may draw.
 * @param stems every word as it stands, with its stem. @param countOf how many entries have a stem.
 */
export function* vocabularySteps(stems: ReadonlyMap<string, string>, countOf: (stem: string) => number): Generator<void, Vocabulary> {
  const words = [...stems.keys()].filter((word) => word.length > 2)
  yield
  const known = new Set(stems.values())
  yield
  const held: Held = { stems, known, sortedWords: yield* sortedSteps(words, (word) => word), bySound: new Map(), guess: () => [], countOf }
  for (const [at, word] of words.entries()) {
    const key = phoneticKey(word)
    const list = held.bySound.get(key)
    if (list) list.push(word)
    else held.bySound.set(key, [word])
    if (at % 100 === 99) yield
  }
  const memory = new Map<string, Reading>()
  return {
    words,
    has: (word) => held.known.has(stem(word)),
    guessWith: (guess) => {
      held.guess = guess
      memory.clear()
    },
    read: (word, ending = 'whole') => {
      const key = `${word} ${ending}`
      const before = memory.get(key)
      if (before) return before
      if (memory.size > MEMORY) memory.clear()
      const reading = readWord(word, ending, held)
      memory.set(key, reading)
      return reading
    },
  }
}
