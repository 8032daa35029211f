/** Who types the name of a network without saying where is answered by its head first, not by the branch whose commune comes first in the alphabet. */
import type { Initiative } from '../../domain/initiative.ts'
import type { Understood } from './understand.ts'

/** Fewer branches than this are found as quickly without it. */
const BRANCHES = 2
const HEAD = 1.2
/** A word read less surely names nothing. */
const READ = 0.7

/** @returns for what was understood, a factor for each entry. */
export function header(
  initiatives: readonly Initiative[],
  stemsOf: (text: string) => string[],
): (understood: Understood) => (entry: number) => number {
  const branches = new Map<string, number>()
  for (const { network } of initiatives) if (network) branches.set(network, (branches.get(network) ?? 0) + 1)
  const heads = initiatives.flatMap(({ id, name }, entry) => ((branches.get(id) ?? 0) >= BRANCHES ? [{ entry, stems: new Set(stemsOf(name)) }] : []))
  return ({ readings }) => {
    const isNamed = (stems: ReadonlySet<string>) =>
      readings.every(({ options }) => options.some(({ stem, likeness }) => likeness >= READ && stems.has(stem)))
    const named = new Set(readings.length ? heads.filter(({ stems }) => isNamed(stems)).map(({ entry }) => entry) : [])
    return (entry) => (named.has(entry) ? HEAD : 1)
  }
}
