/** Words and phrases that mean a topic. Entries are read in their order; what people type in any order, since « vélo réparer » asks for the same. */

/** `inTexts`: also how entries say it, not only how people ask for it. */
export type Phrase = { stems: string[]; topic: number; inTexts: boolean }

export type PhraseBook = {
  add: (stems: string[], topic: number, inTexts: boolean) => void
  /** Phrases that begin with a stem. */
  from: (stem: string) => readonly Phrase[]
  /** How many topics use a stem in one phrase or another. */
  spread: (stem: string) => number
}

export function phraseBook(): PhraseBook {
  const byFirst = new Map<string, Phrase[]>()
  /** Topics come one after the other, so that the last one is enough to count them. */
  const used = new Map<string, { last: number; count: number }>()
  return {
    add: (stems, topic, inTexts) => {
      const first = stems[0]
      if (first === undefined) return
      for (const stem of stems) {
        const held = used.get(stem)
        if (held?.last !== topic) used.set(stem, { last: topic, count: (held?.count ?? 0) + 1 })
      }
      const list = byFirst.get(first)
      const same = list?.find(
        (other) => other.topic === topic && other.stems.length === stems.length && other.stems.every((one, at) => one === stems[at]),
      )
      if (same) same.inTexts ||= inTexts
      else if (list) list.push({ stems, topic, inTexts })
      else byFirst.set(first, [{ stems, topic, inTexts }])
    },
    from: (stem) => byFirst.get(stem) ?? [],
    spread: (stem) => used.get(stem)?.count ?? 0,
  }
}

/** Calls back for each phrase of entries that stands in a text, with its first place. */
export function readPhrases(book: PhraseBook, stems: readonly string[], found: (phrase: Phrase, at: number) => void) {
  for (let at = 0; at < stems.length; at += 1) {
    for (const phrase of book.from(stems[at] ?? '')) {
      if (phrase.inTexts && phrase.stems.every((one, place) => stems[at + place] === one)) found(phrase, at)
    }
  }
}
