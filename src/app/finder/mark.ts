/** Which parts of a text answer the search: the words typed, as read, and the phrases that mean the same. */
import { fold } from '../../domain/text.ts'
import { readPhrases } from './phrase-book.ts'
import type { SearchIndex } from './search-index.ts'
import { stem } from './stem.ts'
import type { Understood } from './understand.ts'

/** A text in pieces, in order. */
export type Piece = { text: string; isMarked: boolean }
export type Marker = (text: string) => Piece[]

const SURE = 0.6
const NEAR = 0.45

export function markerOf({ units, readings }: Understood, { topics, stemsOf }: SearchIndex): Marker | undefined {
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
    const parts = text.split(/([\p{L}\p{M}\p{N}]+)/u)
    // Little words have no stem: they are marked only between two marked ones, which the eye does by itself.
    const places = parts.flatMap((part, at) => (at % 2 === 1 && stemsOf(part).length === 1 ? [at] : []))
    const its = places.map((at) => stem(fold(parts[at] ?? '')))
    const marked = new Set(places.filter((_, at) => stems.has(its[at] ?? '')))
    readPhrases(topics.book, its, ({ topic, stems: phrase }, first) => {
      if (wanted.has(topic)) for (const at of places.slice(first, first + phrase.length)) marked.add(at)
    })
    return parts.map((part, at) => ({ text: part, isMarked: marked.has(at) })).filter((piece) => piece.text)
  }
}
