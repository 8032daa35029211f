/** A text with the words that were found marked. */

/** @param isFound tells whether a word, as written, is one of those found. */
export function Highlight({ text, isFound }: { text: string; isFound: ((word: string) => boolean) | undefined }) {
  if (!isFound) return <>{text}</>
  const parts = text.split(/([\p{L}\p{N}]+)/u)
  return <>{parts.map((part, at) => (at % 2 === 1 && isFound(part) ? <mark>{part}</mark> : part))}</>
}
