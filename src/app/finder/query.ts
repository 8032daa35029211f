/** What a reader asks for, and how it stands in the address. Unknown values are left out: an address can hold anything. Coordinates never do. */
import {
  ACCESSES,
  ACTIONS,
  type Access,
  type Action,
  AUDIENCES,
  type Audience,
  COSTS,
  type Cost,
  type Initiative,
  MODES,
  type Mode,
} from '../../domain/initiative.ts'

export type Query = {
  text: string
  needs: string[]
  actions: Action[]
  costs: Cost[]
  accesses: Access[]
  modes: Mode[]
  audiences: Audience[]
  /** Slug of a commune. */
  commune: string | undefined
  nearMe: boolean
  /** Kilometres from the commune's centre or from the reader. */
  radius: number | undefined
  tiersLieux: boolean
  openNow: boolean
  closed: boolean
}

export const RADII = [1, 2, 5, 10, 20] as const
/** Longest text kept from an address, in UTF-16 units: nobody types more, and a hostile one costs nothing. */
export const MAX_TEXT = 300

const listOf = <T extends string>(value: string | null, known: readonly T[]): T[] => {
  const asked = new Set((value ?? '').slice(0, 1000).split(','))
  return known.filter((one) => asked.has(one))
}

/**
 * The query of an address. Never throws.
 * @param needs codes of the territory's needs.
 * @param communes slugs of its communes.
 */
export function parseQuery(search: string, needs: readonly string[], communes: readonly string[]): Query {
  const values = new URLSearchParams(search)
  const radius = Number(values.get('rayon'))
  const commune = values.get('commune') ?? ''
  return {
    text: (values.get('q') ?? '').slice(0, MAX_TEXT),
    needs: listOf(values.get('besoin'), needs),
    actions: listOf(values.get('action'), ACTIONS),
    costs: listOf(values.get('cout'), COSTS),
    accesses: listOf(values.get('acces'), ACCESSES),
    modes: listOf(values.get('mode'), MODES),
    audiences: listOf(values.get('public'), AUDIENCES),
    commune: communes.includes(commune) ? commune : undefined,
    nearMe: values.get('pres') === 'moi',
    radius: RADII.find((known) => known === radius),
    tiersLieux: values.get('tiers-lieux') === '1',
    openNow: values.get('ouvert') === '1',
    closed: values.get('fermes') === '1',
  }
}

/** Pages that answer a query: a list, and a map with the same list. */
export type AskingPage = '/recherche' | '/carte'

/** The address of a query, its parts always in one order. */
export function searchUrl(query: Partial<Query>, page: AskingPage = '/recherche'): string {
  const values = new URLSearchParams()
  const put = (name: string, value: string | undefined) => value && values.set(name, value)
  put('q', query.text?.trim() && query.text)
  put('besoin', query.needs?.join(','))
  put('action', query.actions?.join(','))
  put('commune', query.commune)
  put('cout', query.costs?.join(','))
  put('acces', query.accesses?.join(','))
  put('mode', query.modes?.join(','))
  put('public', query.audiences?.join(','))
  put('ouvert', query.openNow ? '1' : '')
  put('tiers-lieux', query.tiersLieux ? '1' : '')
  put('fermes', query.closed ? '1' : '')
  put('pres', query.nearMe ? 'moi' : '')
  put('rayon', query.radius ? String(query.radius) : '')
  const text = values.toString().replaceAll('%2C', ',')
  return text ? `${page}?${text}` : page
}

export const FACETS = ['needs', 'actions', 'costs', 'accesses', 'modes', 'audiences'] as const
export type Facet = (typeof FACETS)[number]

/** Values of an initiative that a facet counts. */
export function facetValues(initiative: Initiative, facet: Facet): readonly string[] {
  if (facet === 'needs') return initiative.needs
  if (facet === 'actions') return initiative.actions
  if (facet === 'costs') return [initiative.cost]
  if (facet === 'accesses') return [initiative.access]
  return facet === 'modes' ? initiative.modes : initiative.audience
}

/** How many filters narrow the query, its text apart. */
export function filterCount(query: Query): number {
  const lists = FACETS.reduce((sum, facet) => sum + query[facet].length, 0)
  return lists + [query.commune, query.nearMe, query.tiersLieux, query.openNow, query.closed].filter(Boolean).length
}

/** The change that takes every filter off and keeps the text. */
export const NO_FILTERS: Partial<Query> = {
  needs: [],
  actions: [],
  costs: [],
  accesses: [],
  modes: [],
  audiences: [],
  commune: undefined,
  nearMe: false,
  radius: undefined,
  tiersLieux: false,
  openNow: false,
  closed: false,
}
