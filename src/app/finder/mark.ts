/** Which parts of a text answer the search: the words typed, as read, and the phrases that mean the same. */
import { readPhrases } from './phrase-book.ts'
import type { SearchIndex } from './search-index.ts'
import { isWithout } from './tokens.ts'
import type { Understood } from './understand.ts'

/** A text in pieces, in order. */
export type Piece = { text: string; isMarked: boolean }
export type Marker = (text: string) => Piece[]

const SURE = 0.6
const NEAR = 0.45
/** Texts remembered as read: the same few rows are marked anew at each letter. */
const MEMORY = 300

/** A text cut before and after each word; `words`: places of those that carry meaning, with their stems; `phrases`: topics and the places of their words. */
type Reading = { parts: string[]; words: { at: number; stem: string }[]; phrases: { topic: number; at: number[] }[] }

const known = new WeakMap<SearchIndex, Map<string, Reading>>()

function readingOf(text: string, index: SearchIndex): Reading {
  const parts = text.split(/([\p{L}\p{M}\p{N}]+)/u)
  // Little words have no stem: they are marked only between two marked ones, which the eye does by itself.
  const words: Reading['words'] = []
  let before = ''
  for (const [at, part] of parts.entries()) {
    if (at % 2 === 0) continue
    const [stem, ...others] = index.stemsOf(before + part)
    if (stem !== undefined && !others.length) words.push({ at, stem })
    // « sans » makes another word of the one that follows.
    if (stem !== undefined) before = ''
    else if (isWithout(part)) before = `${part} `
  }
  const phrases: Reading['phrases'] = []
  const stems = words.map(({ stem }) => stem)
  readPhrases(index.topics.book, stems, ({ topic, stems: phrase }, first) => {
    phrases.push({ topic, at: words.slice(first, first + phrase.length).map(({ at }) => at) })
  })
  return { parts, words, phrases }
}

function remembered(text: string, index: SearchIndex): Reading {
  const before = known.get(index)
  const memory = before && before.size < MEMORY ? before : new Map<string, Reading>()
  known.set(index, memory)
  const reading = memory.get(text) ?? readingOf(text, index)
  memory.set(text, reading)
  return reading
}

/** Neighbours that are alike stand as one piece. */
function piecesOf(parts: readonly string[], marked: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = []
  for (const [at, text] of parts.entries()) {
    const [last, isMarked] = [pieces.at(-1), marked.has(at)]
    if (last?.isMarked === isMarked) last.text += text
    else if (text) pieces.push({ text, isMarked })
  }
  return pieces
}

export function markerOf({ units, readings }: Understood, index: SearchIndex): Marker | undefined {
  const { topics } = index
  const asked = units.filter(({ kind }) => kind !== 'outside')
  if (!asked.length) return undefined
  const sure = asked.flatMap(({ meanings }) => meanings.filter(({ likeness }) => likeness >= SURE).map(({ topic }) => topic))
  const wanted = new Set(
    sure.flatMap((topic) => [topic, ...(topics.list[topic]?.near ?? []).filter(([, likeness]) => likeness >= NEAR).map(([near]) => near)]),
  )
  const stems = new Set(
    asked
      .flatMap(({ at }) => at.flatMap((place) => readings[place]?.options.filter(({ likeness }) => likeness >= SURE) ?? []))
      .map((option) => option.stem),
  )
  return (text) => {
    const { parts, words, phrases } = remembered(text, index)
    const marked = new Set(words.filter(({ stem }) => stems.has(stem)).map(({ at }) => at))
    for (const { topic, at } of phrases) if (wanted.has(topic)) for (const place of at) marked.add(place)
    return piecesOf(parts, marked)
  }
}
