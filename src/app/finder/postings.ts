/** In which entries something stands, and with what weight: two plain lists, filled entry after entry. */

export type Postings = { entries: number[]; weights: number[] }

/** Notes a weight for an entry; of two in the same entry the greater stays. Entries come in their order. */
export function note(postings: Map<string | number, Postings>, key: string | number, entry: number, weight: number) {
  const held = postings.get(key)
  if (!held) {
    postings.set(key, { entries: [entry], weights: [weight] })
    return
  }
  const last = held.entries.length - 1
  if (held.entries[last] !== entry) {
    held.entries.push(entry)
    held.weights.push(weight)
  } else if ((held.weights[last] ?? 0) < weight) held.weights[last] = weight
}
