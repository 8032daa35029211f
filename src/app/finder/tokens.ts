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

/** « j’ai été licencié » is not about the summer. */
const HAVE = new Set(['ai', 'as', 'a', 'avons', 'avez', 'ont', 'avait', 'avais', 'jai', 'j'])
const isPast = (words: readonly Token[], at: number) => words[at]?.word === 'ete' && HAVE.has(words[at - 1]?.word ?? '')

/** @param short whole words by their short form: nothing for a little word. */
export const meaningful = (words: readonly Token[], short: ReadonlyMap<string, string>): Token[] =>
  words.filter(({ word }, at) => !isLittleWord(word) && short.get(word) !== '' && !isPast(words, at)).slice(0, MAX_WORDS)

const WITHOUT = new Set(['sans', 'san'])
/** « je n’ai pas de papiers », « g pa 2 papier », « ne va plus à l’école ». */
const NOT = new Set(['pas', 'pa', 'plus', 'aucun', 'aucune'])
const LINKS = new Set(['de', 'd', 'du', 'des', '2', 'le', 'la', 'les', 'l', 'mes', 'mon', 'ma', 'a', 'au', 'en', 'aller'])
/** « plus aller à l’ ». */
const MOST_LINKS = 3

export const isWithout = (word: string) => WITHOUT.has(fold(word))

/** What somebody is without is another word than what they have: « sans papiers » does not ask for papers. */
export const withoutStem = (stem: string) => `sans ${stem}`

/** Whether a word is something that somebody is without. */
export function isLacking(all: readonly Token[], word: Token): boolean {
  let at = all.indexOf(word) - 1
  for (let links = 0; links < MOST_LINKS && LINKS.has(all[at]?.word ?? ''); links += 1) at -= 1
  const before = all[at]?.word ?? ''
  return WITHOUT.has(before) || NOT.has(before)
}

/** « mon », « my »; « voisin », « husband », folded. */
export type Mentions = { owners: ReadonlySet<string>; people: ReadonlySet<string> }

/** Who somebody speaks of is not what they ask for: « vider la cave de mes parents » does not look for something for parents. Phrases know them still. */
export function isMention(all: readonly Token[], word: Token, { owners, people }: Mentions): boolean {
  return people.has(word.word) && owners.has(all[all.indexOf(word) - 1]?.word ?? '')
}

export type Stemmer = {
  /** Stems of the words that carry meaning, in order. */
  stemsOf: (text: string) => string[]
  /** Every word met so far, with its stem. */
  known: ReadonlyMap<string, string>
  /** From now on no word is remembered: what readers type is no word of the guide. */
  close: () => void
}

/**
 * Remembers the words it met: a guide says the same few thousand over and over.
 * @param isLittle a folded word that carries no meaning.
 */
export function stemmer(isLittle: (word: string) => boolean): Stemmer {
  const known = new Map<string, string>()
  let isClosed = false
  const stemOf = (word: string) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const short = stem(word)
    if (!isClosed) known.set(word, short)
    return short
  }
  const stemsOf = (text: string) => {
    const stems: string[] = []
    let isWithout = false
    for (const word of fold(text).split(' ')) {
      if (WITHOUT.has(word)) isWithout = true
      if (!word || isLittle(word)) continue
      stems.push(isWithout ? withoutStem(stemOf(word)) : stemOf(word))
      isWithout = false
    }
    return stems
  }
  const close = () => {
    isClosed = true
  }
  return { stemsOf, known, close }
}
