/** What changed between two releases, found by looking at both: the measure for deltas, which the server makes of the rows it touched. */
import { canonicalJson } from '../src/contract/canonical-json.ts'
import { COLLECTIONS, type Collection, type Delta, deltaOfRows, type Release } from '../src/domain/guide.ts'

export function diffReleases(from: Release, to: Release): Pick<Delta, 'upsert' | 'remove'> {
  const changed = new Map<Collection, Set<string>>()
  for (const name of COLLECTIONS) {
    const texts = (rows: readonly { id: string }[]) => new Map(rows.map((row) => [row.id, canonicalJson(row)]))
    const [before, after] = [texts(from[name]), texts(to[name])]
    changed.set(name, new Set([...before.keys(), ...after.keys()].filter((id) => before.get(id) !== after.get(id))))
  }
  return deltaOfRows(to, changed)
}
