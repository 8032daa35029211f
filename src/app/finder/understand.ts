/** What was typed, understood: the commune it names, and the words that are left. */
import { type CommuneName, communeNames } from '../../domain/commune-names.ts'
import type { Commune } from '../../domain/place.ts'
import { fold, meaningfulWords } from '../../domain/text.ts'

export type Understood = { words: string[]; commune: Commune | undefined }

/** Nobody types more words than this; a pasted page costs no more than a sentence. */
const MAX_WORDS = 12
const MAX_WORD_LENGTH = 40

/** A commune whose name lacks its last letter or two, « malakof »: typed in a hurry, or not to the end yet. */
function nearlyNamed(folded: string, names: readonly CommuneName[]): CommuneName | undefined {
  for (const word of folded.split(' ')) {
    if (word.length < 6 || /\d/.test(word)) continue
    const near = names.find(({ name }) => name !== word && name.startsWith(word) && name.length - word.length <= 2)
    if (near) return { name: word, commune: near.commune }
  }
  return undefined
}

export function understander(communes: readonly Commune[]): (text: string) => Understood {
  const names = communeNames(communes)
  return (text) => {
    const folded = ` ${fold(text).slice(0, MAX_WORDS * MAX_WORD_LENGTH)} `
    const place = names.find(({ name }) => folded.includes(` ${name} `)) ?? nearlyNamed(folded, names)
    const rest = place ? folded.replace(` ${place.name} `, ' ') : folded
    const words = meaningfulWords(rest)
      .filter((word) => word.length <= MAX_WORD_LENGTH)
      .slice(0, MAX_WORDS)
    return { words: [...new Set(words)], commune: place?.commune }
  }
}
