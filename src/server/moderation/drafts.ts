/** The entry that a reader's words would make: what the moderator's form starts from, never published as it is. */
import { isWebAddress, type PackInitiative } from '../../contract/pack-initiative.ts'
import { communeNames } from '../../domain/commune-names.ts'
import type { ReportBody, SuggestionBody } from '../../domain/contribution.ts'
import { ACCESSES, type Access, COSTS, type Cost } from '../../domain/initiative.ts'
import { formatPhone } from '../../domain/phone-number.ts'
import type { Commune, Place } from '../../domain/place.ts'
import { fold } from '../../domain/text.ts'

/** `sources.json` has it: what is known of the entry came from a reader. */
const READER_SOURCE = 'reader-suggestion'

const given = (text: string | undefined): string | undefined => text?.trim() || undefined

/** People write « www.example.org ». */
function webAddress(text: string | undefined): string | undefined {
  const written = given(text)
  const whole = written && !/^https?:/i.test(written) ? `https://${written}` : written
  return whole && isWebAddress(whole) ? whole : written
}

/** By INSEE code, postcode or name; otherwise a town elsewhere. */
export function communeOf(text: string, communes: readonly Commune[]): Pick<Place, 'commune' | 'town'> {
  const said = fold(text)
  const found = communes.find(({ id }) => id === said) ?? communeNames(communes).find(({ name }) => name === said)?.commune
  return found ? { commune: found.id } : { town: text }
}

function placeOf({ address, commune, lat, lon }: SuggestionBody, communes: readonly Commune[]): Place | undefined {
  const [street, town] = [given(address), given(commune)]
  const place: Place = {
    ...(street ? { address: street } : {}),
    ...(town ? communeOf(town, communes) : {}),
    ...(lat !== undefined && lon !== undefined ? { lat, lon, precision: 'exact' as const } : {}),
  }
  return Object.keys(place).length ? place : undefined
}

/** Words beside the fixed vocabularies are kept where readers look for conditions. */
function conditionsOf({ access, cost }: SuggestionBody) {
  const isAccess = (ACCESSES as readonly string[]).includes(access ?? '')
  const isCost = (COSTS as readonly string[]).includes(cost ?? '')
  const note = [isAccess ? undefined : given(access), isCost ? undefined : given(cost)].filter(Boolean).join(' · ')
  return {
    access: isAccess ? (access as Access) : ('inconnu' as const),
    cost: isCost ? (cost as Cost) : ('inconnu' as const),
    ...(note ? { accessNote: { fr: note } } : {}),
  }
}

/** Leaves out what has no value. */
function present<T extends Record<string, string | Place | undefined>>(fields: T) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

export function draftInitiative(
  body: SuggestionBody,
  { id, slug, communes, needs }: { id: string; slug: string; communes: readonly Commune[]; needs: ReadonlySet<string> },
): PackInitiative {
  const phone = given(body.phone)
  const hours = given(body.openingHours)
  const place = placeOf(body, communes)
  return {
    ...{ id, slug, name: body.name.trim(), kind: 'initiative', scope: 'local' },
    ...{ needs: body.needs.filter((need) => needs.has(need)), actions: ['service'], modes: place || !body.website ? ['sur-place'] : ['en-ligne'] },
    ...conditionsOf(body),
    ...{ audience: ['tous'], tags: [], summary: { fr: body.summary.trim() } },
    ...present({ website: webAddress(body.website), phone: phone && formatPhone(phone), email: given(body.email), place }),
    ...(hours ? { openingHours: { fr: hours } } : {}),
    ...{ status: 'active', basis: 'official-site-named', rights: 'open-facts', sources: [READER_SOURCE], verifiedAt: null },
  }
}

/** The current entry with what the report proposes. A shelter is never given a place, a site or an e-mail. */
export function amendedInitiative(current: PackInitiative, { reason, proposed = {} }: ReportBody, communes: readonly Commune[]): PackInitiative {
  const said = (field: string) => given(proposed[field])
  const phone = said('phone')
  const hours = said('openingHours')
  const next: PackInitiative = {
    ...current,
    ...(phone ? { phone: formatPhone(phone) } : {}),
    // Translations of the former hours would be wrong.
    ...(hours ? { openingHours: { fr: hours } } : {}),
    ...(reason === 'closed' ? { status: 'closed' as const } : {}),
  }
  if (current.phoneOnly) return next
  const place = movedPlace(current.place, said('address'), said('commune'), communes)
  return { ...next, ...present({ website: webAddress(said('website')), email: said('email'), place }) }
}

/** The former point would lead to the former address: it goes. */
function movedPlace(from: Place = {}, address: string | undefined, commune: string | undefined, communes: readonly Commune[]): Place | undefined {
  if (!address && !commune) return undefined
  const { lat, lon, precision, postcode, ...rest } = from
  const { commune: _, town: __, ...bare } = rest
  return { ...(commune ? { ...bare, ...communeOf(commune, communes) } : rest), ...(address ? { address } : {}) }
}
