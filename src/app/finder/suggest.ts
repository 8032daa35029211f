/** What may be meant while somebody types: topics, communes and names that begin so, and the nearest word for a misspelt one. */
import type { Initiative, Translated } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import { fold, isLittleWord } from '../../domain/text.ts'
import type { Finder, Inside } from './finder.ts'
import { MAX_TEXT } from './query.ts'
import type { GuideInput, SearchIndex } from './search-index.ts'
import { wordsOf } from './tokens.ts'
import type { Understood } from './understand.ts'

/** `from`: where in the text the words begin that it would stand in for; what was typed before them stays. */
export type Suggestion =
  | { kind: 'topic'; label: Translated; from: number }
  | { kind: 'need'; label: Translated; need: string }
  | { kind: 'correction'; text: string }
  | { kind: 'commune'; commune: Commune; from: number }
  | { kind: 'initiative'; initiative: Initiative }

const SHORTEST = 2
/** What is typed last must be this long to become a topic by itself: two letters begin too many; for a commune they do. */
const SHORTEST_TAIL = 3
/** From this likeness on a word is taken for what it was read as. */
const SURE = 0.8
/** Three letters begin too many words of other languages. */
const SURE_LENGTH = 4
/** Nobody begins a topic of more words than this. */
const MOST_TAILS = 4
const MOST = { topics: 3, needs: 2, communes: 2, initiatives: 3 }

/** `text`: folded, after a space, so that each word is found by its beginning. `isOther`: other words than those that are shown for it. */
type Rows<T> = readonly { text: string; row: T; isOther?: boolean }[]

const rowsOf = <T>(row: T, shown: string, others: readonly string[]) => [
  { text: ` ${fold(shown)}`, row },
  ...others.map((words) => ({ text: ` ${fold(words)}`, row, isOther: true })),
]

/** 2 when the text begins with what was typed, 1 when every word typed begins a word of it. @param begun the words typed, each after a space. */
function rankIn(text: string, begun: readonly string[], whole: string): number {
  if (!begun.every((word) => text.includes(word))) return 0
  return text.startsWith(whole) ? 2 : 1
}

function best<T>(rows: Rows<T>, typed: readonly string[], most: number): T[] {
  const found: { row: T; rank: number; length: number }[] = []
  const begun = typed.map((word) => ` ${word}`)
  const whole = begun.join('')
  const isSure = typed.join('').length >= SURE_LENGTH
  for (const { text, row, isOther } of rows) {
    const rank = isOther && !isSure ? 0 : rankIn(text, begun, whole)
    // What is shown and begins so comes before what only means the same.
    if (rank) found.push({ row, rank: isOther ? rank : rank + 2, length: text.length })
  }
  found.sort((a, b) => b.rank - a.rank || a.length - b.length)
  return [...new Set(found.map(({ row }) => row))].slice(0, most)
}

type Lists = ReturnType<typeof listsOf>

const listsOf = ({ initiatives, needs, communes, concepts = [] }: GuideInput) => ({
  topics: concepts
    .filter(({ kind = 'subject' }) => kind === 'subject')
    .flatMap((row) => rowsOf(row, row.label.fr, [...Object.values(row.label), ...(row.terms ?? [])])),
  needs: needs.flatMap((row) => rowsOf(row, row.label.fr, Object.values(row.label))),
  communes: communes.map((row) => ({ text: ` ${fold(row.name)}`, row })),
  initiatives: initiatives.filter(({ status }) => status !== 'closed').map((row) => ({ text: ` ${fold(row.name)}`, row })),
})

/** Folded once for each guide. */
const known = new WeakMap<Inside, Lists>()

function listsIn(inside: Inside): Lists {
  const lists = known.get(inside) ?? listsOf(inside.guide)
  known.set(inside, lists)
  return lists
}

/** Folds what it offers before somebody types: it would hold up the first letter. */
export const prepareSuggestions = ({ inside }: Pick<Finder, 'inside'>) => void listsIn(inside)

/** Not a part of the finder itself: nobody needs suggestions before the first results. */
export function suggest({ inside }: Pick<Finder, 'inside'>, whole: string): Suggestion[] {
  const { guide, index, understand } = inside
  const text = whole.slice(0, MAX_TEXT)
  const typed = fold(text).split(' ').filter(Boolean)
  if (typed.join('').length < SHORTEST || !index.size) return []
  const lists = listsIn(inside)
  const understood = understand(text)
  const corrected = correctedText(text, understood)
  const tails = wordsOf(text)
    .slice(-MOST_TAILS)
    .map(({ from }) => ({ from, typed: fold(text.slice(from)).split(' ').filter(Boolean) }))
    .filter(({ typed: tail }) => tail.join('').length >= SHORTEST && !tail.every(isLittleWord))
  const longTails = tails.filter(({ from, typed: tail }) => from === 0 || tail.join('').length >= SHORTEST_TAIL)
  const meant = needsOf(understood, index)
  const begun = best(lists.needs, typed, MOST.needs)
  return [
    ...(corrected === text ? [] : [{ kind: 'correction', text: corrected } as const]),
    ...[...new Set([...begun, ...guide.needs.filter(({ id }) => meant.includes(id))])]
      .slice(0, MOST.needs)
      .map(({ label, id }) => ({ kind: 'need', label, need: id }) as const),
    ...ending(lists.topics, longTails, MOST.topics).map(({ row: { label }, from }) => ({ kind: 'topic', label, from }) as const),
    ...ending(lists.communes, tails, MOST.communes).map(({ row, from }) => ({ kind: 'commune', commune: row, from }) as const),
    ...best(lists.initiatives, typed, MOST.initiatives).map((initiative) => ({ kind: 'initiative', initiative }) as const),
  ]
}

/** What the text may end in: « réparer mal » → Malakoff. The longest ending that begins something counts. */
function ending<T>(rows: Rows<T>, tails: readonly { from: number; typed: string[] }[], most: number): { row: T; from: number }[] {
  for (const { from, typed } of tails) {
    const found = best(rows, typed, most)
    if (found.length) return found.map((row) => ({ row, from }))
  }
  return []
}

/** The main needs of what was understood surely. */
function needsOf({ units }: Understood, { topics }: SearchIndex): string[] {
  const meanings = units.filter(({ kind }) => kind !== 'outside').flatMap((unit) => unit.meanings)
  return meanings.filter(({ likeness }) => likeness >= SURE).flatMap(({ topic }) => topics.list[topic]?.needs[0] ?? [])
}

/** The text with misspelt words as they were read. */
function correctedText(text: string, { words, readings, commune, chips }: Understood): string {
  const named = chips.find(({ kind }) => kind === 'place')?.words ?? []
  const typedName = named.map(({ word }) => word).join(' ')
  const isWrong = commune && !fold(commune.name).startsWith(typedName)
  const [first, last] = [named[0], named.at(-1)]
  const edits = words.flatMap(({ word, from, to }, at) => {
    const read = readings[at]?.corrected
    return read && read !== word ? [{ from, to, read }] : []
  })
  if (isWrong && first && last) edits.push({ from: first.from, to: last.to, read: commune.name })
  return edits.sort((a, b) => b.from - a.from).reduce((left, { from, to, read }) => left.slice(0, from) + read + left.slice(to), text)
}
