/** Broad answers in groups, the best ones before them under no heading: near, online, everywhere. */
import type { Initiative } from '../../domain/initiative.ts'
import type { Result } from '../finder/candidates.ts'
import type { Found } from '../finder/finder.ts'
import type { Query } from '../finder/query.ts'
import { heldGuide } from '../store/held-guide.ts'
import { inLanguage, t } from '../words/words.ts'

export type Group = { id: string; heading: string | undefined; results: Result[] }

const BEST = 5
const BROAD = 12
/** A heading over one or two rows orders nothing. */
const LEAST = 3

type Where = 'near' | 'online' | 'everywhere'

/** As the line under each name says it (entry/place-line.ts). */
function whereOf({ place, scope, modes, phoneOnly }: Initiative): Where {
  if (phoneOnly) return 'online'
  if (place?.commune || place?.town || scope === 'local') return 'near'
  return modes.includes('sur-place') ? 'everywhere' : 'online'
}

function headingOf(where: Where, results: readonly Result[], isFromHere: boolean): string {
  const has = (test: (initiative: Initiative) => boolean) => results.some(({ initiative }) => test(initiative))
  if (where === 'near') {
    const of = heldGuide.value?.guide.territory[0]?.of
    return isFromHere || !of ? t('search.near') : t('search.here', { of: inLanguage(of).text })
  }
  const words =
    where === 'online'
      ? [t('place.online'), has(({ phoneOnly }) => phoneOnly === true) && t('place.phoneOnly')]
      : [has(({ scope }) => scope === 'regional') && t('place.region'), t('place.nationwide')]
  return words.filter(Boolean).join(' · ')
}

export const ungrouped = ({ results }: Found): Group => ({ id: 'all', heading: undefined, results })

/** One group without a heading, unless the query is broad. */
export function grouped(found: Found, query: Query): Group[] {
  const { results, understood, origin } = found
  const all = ungrouped(found)
  if (query.commune || understood.commune || results.length < BROAD) return [all]
  const rest = results.slice(BEST)
  const groups = (['near', 'online', 'everywhere'] as const)
    .map((where) => ({ where, its: rest.filter(({ initiative }) => whereOf(initiative) === where) }))
    .filter(({ its }) => its.length)
  if (groups.filter(({ its }) => its.length >= LEAST).length < 2) return [all]
  return [
    { id: 'best', heading: undefined, results: results.slice(0, BEST) },
    ...groups.map(({ where, its }) => ({ id: where, heading: headingOf(where, its, origin !== undefined), results: its })),
  ]
}
