/** Invented texts that look like the guide's: a seeded walk from word to word, over the words that follow one another in real summaries. */

/** Numbers from 0 to 1, the same for the same seed (mulberry32, by Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Writer = {
  random: () => number
  /** @returns a text of at least `length` characters, less when it must be `atMost`. */
  write: (length: number, atMost?: number) => string
  pick: <T>(from: readonly T[]) => T
}

export function frenchWriter(examples: readonly string[], seed: number): Writer {
  const random = seededRandom(seed)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T
  const following = new Map<string, string[]>()
  const firsts: string[] = []
  for (const example of examples) {
    const words = example.split(/\s+/)
    firsts.push(words[0] ?? '')
    for (const [at, word] of words.entries()) {
      const next = words[at + 1] ?? ''
      following.get(word)?.push(next) ?? following.set(word, [next])
    }
  }
  const write = (length: number, atMost = Number.POSITIVE_INFINITY) => {
    let text = ''
    let word = ''
    while (text.length < length) {
      word = pick(following.get(word) ?? firsts) || pick(firsts)
      text += text ? ` ${word}` : word
    }
    return text.slice(0, atMost)
  }
  return { random, write, pick }
}
