/** Words in the order of their letters, where a beginning is found without reading them all. */

/** First place in a sorted list that is not before the word. */
export function placeOf(word: string, sorted: readonly string[]): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}

/** Letter by letter: all words at once hold a slow page up. */
export function* sortedSteps(words: readonly string[]): Generator<void, string[]> {
  const byLetter = new Map<string, string[]>()
  for (const word of words) {
    const list = byLetter.get(word.charAt(0))
    if (list) list.push(word)
    else byLetter.set(word.charAt(0), [word])
  }
  yield
  const sorted: string[] = []
  for (const letter of [...byLetter.keys()].sort()) {
    sorted.push(...(byLetter.get(letter) ?? []).sort())
    yield
  }
  return sorted
}
