/** Entries whose name tells the commune that they serve: « Croix-Rouge – Neuilly – Levallois » is one of Levallois, wherever its door is. */
import { communeNames } from '../../domain/commune-names.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import { fold } from '../../domain/text.ts'

const asWords = (text: string) => ` ${fold(text)} `

/** @returns whether an entry, by its place in the guide, is called for a commune. */
export function calledFor(initiatives: readonly Initiative[], communes: readonly Commune[]): (at: number, commune: Commune) => boolean {
  let names: string[] | undefined
  const looked = new Map<string, { its: string[]; longer: string[] }>()
  const look = (commune: Commune) => {
    const its = communeNames([commune]).map(({ name }) => ` ${name} `)
    // « Bois-Colombes » is not Colombes.
    const longer = communes
      .filter((other) => other.id !== commune.id)
      .map(({ name }) => asWords(name))
      .filter((other) => its.some((one) => other.includes(one)))
    return { its, longer }
  }
  return (at, commune) => {
    names ??= initiatives.map(({ name }) => asWords(name))
    const { its, longer } = looked.get(commune.id) ?? look(commune)
    looked.set(commune.id, { its, longer })
    const name = names[at] ?? ''
    return its.some((one) => name.includes(one) && longer.reduce((left, other) => left.replaceAll(other, '  '), name).includes(one))
  }
}
