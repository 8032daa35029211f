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

/** Words that begin alike are sorted together: thousands of names begin with « le » or « la ». */
const BEGINNING = 4

/** Sorted beginning by beginning: all at once would hold a slow page up. Each yield is a place where the page may draw. */
export function* sortedSteps<T>(items: readonly T[], wordOf: (item: T) => string): Generator<void, T[]> {
  const byBeginning = new Map<string, { word: string; item: T }[]>()
  for (const [at, item] of items.entries()) {
    const word = wordOf(item)
    const beginning = word.slice(0, BEGINNING)
    const some = byBeginning.get(beginning)
    if (some) some.push({ word, item })
    else byBeginning.set(beginning, [{ word, item }])
    if (at % 50 === 49) yield
  }
  const sorted: T[] = []
  for (const beginning of [...byBeginning.keys()].sort()) {
    for (const { item } of (byBeginning.get(beginning) ?? []).sort((a, b) => (a.word < b.word ? -1 : 1))) sorted.push(item)
    yield
  }
  return sorted
}
