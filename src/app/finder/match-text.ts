/** Which documents answer the words typed, and how well: the sum over words of field weight, likeness and rarity. */
import type { TextIndex } from './text-index.ts'

export type Hit = { score: number; reasons: string[] }
export type TextMatch = { hits: Map<number, Hit>; stems: Set<string>; corrections: string[] }

/** Best score of each document for one word. */
function matchWord(index: TextIndex, word: string, stems: Set<string>): { best: Map<number, number>; corrected: string | undefined } {
  const { expansions, corrected } = index.expand(word)
  const best = new Map<number, number>()
  for (const { stem, likeness } of expansions) {
    const posting = index.postings.get(stem) ?? new Map<number, number>()
    stems.add(stem)
    const rarity = Math.log(1 + index.documentCount / posting.size)
    for (const [document, weight] of posting) best.set(document, Math.max(best.get(document) ?? 0, weight * likeness * rarity))
  }
  return { best, corrected }
}

export function matchText(index: TextIndex, words: readonly string[]): TextMatch {
  const match: TextMatch = { hits: new Map(), stems: new Set(), corrections: [] }
  for (const word of words) {
    const { best, corrected } = matchWord(index, word, match.stems)
    if (corrected) match.corrections.push(corrected)
    for (const [document, score] of best) {
      const hit = match.hits.get(document) ?? { score: 0, reasons: [] }
      match.hits.set(document, { score: hit.score + score, reasons: [...hit.reasons, word] })
    }
  }
  return match
}
