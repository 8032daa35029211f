/** What was typed, cut into the words that carry meaning; each knows where it stands, so that it can be taken out again. */
import { fold, isLittleWord } from '../../domain/text.ts'
import { stem } from './stem.ts'

/** `from` and `to`: where it stands in the text, in UTF-16 units. */
export type Token = { word: string; from: number; to: number }

/** Nobody types more words than this; a pasted page costs no more than a sentence. */
const MAX_WORDS = 16
const MAX_WORD_LENGTH = 40

/** Every word, little ones too. */
export function wordsOf(text: string): Token[] {
  const words: Token[] = []
  for (const { 0: written, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = fold(written)
    if (word && word.length <= MAX_WORD_LENGTH && !word.includes(' ')) words.push({ word, from: index, to: index + written.length })
    if (words.length >= 2 * MAX_WORDS) break
  }
  return words
}

export const meaningful = (words: readonly Token[]): Token[] => words.filter(({ word }) => !isLittleWord(word)).slice(0, MAX_WORDS)

export type Stemmer = {
  /** Stems of the words that carry meaning, in order. */
  stemsOf: (text: string) => string[]
  /** Every word met so far, with its stem. */
  known: ReadonlyMap<string, string>
  /** From now on no word is remembered: what readers type is no word of the guide. */
  close: () => void
}

/** Remembers the words it met: a guide says the same few thousand over and over. */
export function stemmer(): Stemmer {
  const known = new Map<string, string>()
  let isClosed = false
  const stemsOf = (text: string) => {
    const stems: string[] = []
    for (const word of fold(text).split(' ')) {
      if (!word || isLittleWord(word)) continue
      let short = known.get(word)
      if (short === undefined) {
        short = stem(word)
        if (!isClosed) known.set(word, short)
      }
      stems.push(short)
    }
    return stems
  }
  const close = () => {
    isClosed = true
  }
  return { stemsOf, known, close }
}
