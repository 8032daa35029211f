/** What was typed, understood: the commune it names, and the words that are left. */
import type { Commune } from '../../domain/place.ts'
import { fold, meaningfulWords } from '../../domain/text.ts'

export type Understood = { words: string[]; commune: Commune | undefined }

/** Nobody types more words than this; a pasted page costs no more than a sentence. */
const MAX_WORDS = 12
const MAX_WORD_LENGTH = 40

/** First words of communes that name only one of them: « boulogne », « issy », « rueil ». */
function namesOf(communes: readonly Commune[]): { name: string; commune: Commune }[] {
  const firsts = new Map<string, Commune[]>()
  for (const commune of communes) {
    const first =
      fold(commune.name)
        .split(' ')
        .find((word) => !ARTICLES.has(word)) ?? ''
    firsts.set(first, [...(firsts.get(first) ?? []), commune])
  }
  const short = [...firsts].flatMap(([name, [commune, ...others]]) => (commune && !others.length && !ORDINARY.has(name) ? [{ name, commune }] : []))
  const whole = communes.flatMap((commune) => [fold(commune.name), ...commune.postcodes].map((name) => ({ name, commune })))
  return [...whole, ...short].sort((a, b) => b.name.length - a.name.length)
}

const ARTICLES = new Set(['le', 'la', 'les', 'l'])
/** Words that begin a commune's name but mean something else alone. */
const ORDINARY = new Set(['ville', 'saint', 'bois', 'bourg', 'garenne', 'fontenay'])

/** A commune whose name lacks its last letter or two, « malakof »: typed in a hurry, or not to the end yet. */
function nearlyNamed(folded: string, names: readonly { name: string; commune: Commune }[]): { name: string; commune: Commune } | undefined {
  for (const word of folded.split(' ')) {
    if (word.length < 6 || /\d/.test(word)) continue
    const near = names.find(({ name }) => name !== word && name.startsWith(word) && name.length - word.length <= 2)
    if (near) return { name: word, commune: near.commune }
  }
  return undefined
}

export function understander(communes: readonly Commune[]): (text: string) => Understood {
  const names = namesOf(communes)
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
