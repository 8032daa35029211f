/** Takes words out of a text, with the little ones that led to them: « vélo à Malakoff » without the commune is « vélo ». */
import { isLittleWord } from '../../domain/text.ts'
import { type Token, wordsOf } from '../finder/tokens.ts'

export function withoutWords(text: string, taken: readonly Pick<Token, 'from' | 'to'>[]): string {
  const gone = new Set<number>(taken.map(({ from }) => from))
  const isGone = ({ from, to }: Token) => gone.has(from) || taken.some((one) => from >= one.from && to <= one.to)
  const words = wordsOf(text)
  let isAfterGone = false
  let rest = text
  for (const word of [...words].reverse()) {
    const isLeading: boolean = isAfterGone && isLittleWord(word.word)
    isAfterGone = isGone(word) || isLeading
    if (isAfterGone) rest = `${rest.slice(0, word.from)} ${rest.slice(word.to)}`
  }
  // An apostrophe or a comma that is left alone goes too.
  const tidy = rest
    .replace(/\s+[’',;:·-]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return wordsOf(tidy).every(({ word }) => isLittleWord(word)) ? '' : tidy
}
