/** Entries whose name tells the commune that they serve: « Croix-Rouge – Neuilly – Levallois » is one of Levallois, wherever its door is. */
import { communeNames } from '../../domain/commune-names.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import { fold } from '../../domain/text.ts'

const asWords = (text: string) => ` ${fold(text)} `

/** @returns for a commune, whether an entry, by its place in the guide, is called for it. */
export function calledFor(initiatives: readonly Initiative[], communes: readonly Commune[]): (commune: Commune) => (at: number) => boolean {
  let names: string[] | undefined
  return (commune) => {
    names ??= initiatives.map(({ name }) => asWords(name))
    const its = communeNames([commune]).map(({ name }) => ` ${name} `)
    // « Bois-Colombes » is not Colombes.
    const longer = communes.map(({ name }) => asWords(name)).filter((other) => !its.includes(other) && its.some((one) => other.includes(one)))
    return (at) => {
      const name = longer.reduce((left, other) => left.replaceAll(other, '  '), names?.[at] ?? '')
      return its.some((one) => name.includes(one))
    }
  }
}
