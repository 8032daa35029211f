/** The names by which people call a commune: whole, by postcode, or by a first word that no other commune has. */
import type { Commune } from './place.ts'
import { fold } from './text.ts'

const ARTICLES = new Set(['le', 'la', 'les', 'l'])
/** Words that begin a commune's name but mean something else alone. */
const ORDINARY = new Set(['ville', 'saint', 'bois', 'bourg', 'garenne', 'fontenay'])

export type CommuneName = { name: string; commune: Commune }

/** Folded names, longest first: « boulogne billancourt », « 92100 », « boulogne ». */
export function communeNames(communes: readonly Commune[]): CommuneName[] {
  const firsts = new Map<string, Commune[]>()
  for (const commune of communes) {
    const first =
      fold(commune.name)
        .split(' ')
        .find((word) => !ARTICLES.has(word)) ?? ''
    firsts.set(first, [...(firsts.get(first) ?? []), commune])
  }
  const short = [...firsts].flatMap(([name, [commune, ...others]]) => (commune && !others.length && !ORDINARY.has(name) ? [{ name, commune }] : []))
  const whole = communes.flatMap((commune) => [fold(commune.name), ...commune.postcodes].map((name) => ({ name, commune })))
  return [...whole, ...short].sort((a, b) => b.name.length - a.name.length)
}
