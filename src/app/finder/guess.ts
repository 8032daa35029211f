/** Guesses misspelt words. Fuse.js does what it is strong at: it matches one typed word against short strings, here those that begin with the same sound. */
import Fuse from 'fuse.js/basic'
import { phoneticKey } from './phonetic.ts'
import type { Guesser } from './vocabulary.ts'

/** Shorter words look like too many others. */
const SHORTEST = 4
/** Nobody misspells longer ones, and each letter more takes longer. */
const LONGEST = 20

/** Makes a guesser in steps; each yield is a place where the page may draw. */
export function* guesserSteps(words: readonly string[]): Generator<void, Guesser> {
  const bySound = new Map<string, string[]>()
  // Whoever misspells a word seldom misses how it begins.
  const beginning = (word: string) => phoneticKey(word.slice(0, 3))[0] ?? ''
  const put = (sound: string, word: string) => {
    const list = bySound.get(sound)
    if (list) list.push(word)
    else bySound.set(sound, [word])
  }
  for (const [at, word] of words.entries()) {
    if (word.length >= SHORTEST) put(beginning(word), word)
    if (at % 100 === 99) yield
  }
  const fuses = new Map<string, Fuse<string>>()
  for (const [sound, some] of bySound) {
    fuses.set(sound, new Fuse(some, { threshold: 0.4, distance: 12, minMatchCharLength: 2 }))
    yield
  }
  return (word) => (word.length > LONGEST ? [] : (fuses.get(beginning(word))?.search(word, { limit: 24 }) ?? [])).map(({ item }) => item)
}
