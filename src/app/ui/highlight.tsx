/** A text with the words that were found marked. */

type Piece = { text: string; isMarked: boolean }
/** Tells which pieces of a text answer the search. */
export type Marker = (text: string) => Piece[]

export function Highlight({ text, mark }: { text: string; mark: Marker | undefined }) {
  if (!mark) return <>{text}</>
  return <>{mark(text).map((piece) => (piece.isMarked ? <mark>{piece.text}</mark> : piece.text))}</>
}
