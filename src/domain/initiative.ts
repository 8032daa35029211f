/** What an initiative is: its fields, its fixed vocabularies, and how far it can be trusted. Needs are not here: each territory brings its own (taxonomy.ts). */
import type { Place } from './place.ts'

/** A text in French, with translations beside it. */
export type Translated = { fr: string; en?: string; ar?: string }

export const ACTIONS = ['don', 'pret', 'echange', 'location', 'achat-solidaire', 'entraide', 'service', 'accompagnement', 'lieu'] as const
export const COSTS = ['gratuit', 'prix-libre', 'prix-solidaire', 'adhesion', 'payant', 'inconnu'] as const
export const ACCESSES = ['ouvert-a-tous', 'sous-conditions', 'par-un-travailleur-social', 'inconnu'] as const
export const MODES = ['sur-place', 'en-ligne'] as const
export const AUDIENCES = [
  'tous',
  'familles',
  'jeunes',
  'etudiants',
  'demandeurs-emploi',
  'actifs',
  'seniors',
  'femmes',
  'personnes-handicapees',
  'allophones',
  'sans-abri',
] as const
export const KINDS = ['initiative', 'tiers-lieu'] as const
export const SCOPES = ['local', 'regional', 'national'] as const
export const STATUSES = ['active', 'unknown', 'closed'] as const
/** `source`: a page or file that can be named was read. `official-site-named`: known to exist, official site believed right, nobody checked. `general`: neither. */
export const BASES = ['source', 'official-site-named', 'general'] as const

export type Action = (typeof ACTIONS)[number]
export type Cost = (typeof COSTS)[number]
export type Access = (typeof ACCESSES)[number]
export type Mode = (typeof MODES)[number]
export type Audience = (typeof AUDIENCES)[number]
export type Status = (typeof STATUSES)[number]
export type Basis = (typeof BASES)[number]

/** What somebody checked, how, and when (ISO date). */
export type Verification = { at: string; what: string; how: string }

export type Initiative = {
  id: string
  slug: string
  /** Slugs it once had: they redirect for ever, since printed QR codes live long. */
  formerSlugs?: string[]
  name: string
  kind: (typeof KINDS)[number]
  scope: (typeof SCOPES)[number]
  /** The main one first. */
  needs: string[]
  actions: Action[]
  access: Access
  accessNote?: Translated
  cost: Cost
  modes: Mode[]
  audience: Audience[]
  tags: string[]
  summary: Translated
  website?: string
  phone?: string
  email?: string
  place?: Place
  openingHours?: Translated
  /** Id of the network this one is a branch of. */
  network?: string
  /** A shelter for people in danger: never a commune, address, point or itinerary. */
  phoneOnly?: boolean
  status: Status
  basis: Basis
  /** Ids of `sources.json`, or addresses of pages. */
  sources: string[]
  /** ISO date, or only its year, or year and month: when the source spoke. */
  sourceDate?: string
  verifiedAt?: Verification
  /** What readers said in all; only in releases, counted when one is made. */
  opinions?: Opinions
}

/** `average` of the ratings (1 to 5), only from five ratings on: fewer would say little and point at people. */
export type Opinions = { count: number; helpedCount: number; ratedCount: number; average?: number }

/** How far an entry can be relied on; the kinds are told apart everywhere and counted apart. */
export type Standing = 'complete' | 'named' | 'lead' | 'closed'

/** True when a reader has a way to get in touch or to go there. A point without an address is none. */
export function isReachable(initiative: Pick<Initiative, 'website' | 'phone' | 'email' | 'place'>): boolean {
  return Boolean(initiative.website || initiative.phone || initiative.email || initiative.place?.address)
}

export function standingOf(initiative: Pick<Initiative, 'status' | 'basis' | 'website' | 'phone' | 'email' | 'place'>): Standing {
  if (initiative.status === 'closed') return 'closed'
  if (!isReachable(initiative) || initiative.basis === 'general') return 'lead'
  return initiative.basis === 'source' ? 'complete' : 'named'
}

/** How many entries of each standing: they are never added up into one proud number. */
export function countStandings(initiatives: readonly Parameters<typeof standingOf>[0][]): Record<Standing, number> {
  const counts: Record<Standing, number> = { complete: 0, named: 0, lead: 0, closed: 0 }
  for (const initiative of initiatives) counts[standingOf(initiative)] += 1
  return counts
}

/** Years after which a source is too old to go by without a call first. */
const OLD_AFTER_YEARS = 2

/** True when a reader must be told to check before going: nobody verified it of late, and the source is old, undated, unsure or unread. */
export function mustBeChecked(initiative: Pick<Initiative, 'status' | 'basis' | 'sourceDate' | 'verifiedAt'>, now: Date): boolean {
  const spokenAt = initiative.verifiedAt?.at ?? initiative.sourceDate
  if (!spokenAt || initiative.status !== 'active') return true
  if (!initiative.verifiedAt && initiative.basis !== 'source') return true
  return now.getFullYear() - Number(spokenAt.slice(0, 4)) > OLD_AFTER_YEARS
}
