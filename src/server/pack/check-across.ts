/** What can only be judged with the whole pack in hand: codes that must exist, names used twice, points far away, texts that repeat. */
import type { Pack } from '../../contract/pack.ts'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import { distanceToBoundsKm, pointOf } from '../../domain/place.ts'
import { fold } from '../../domain/text.ts'
import type { Fault } from './fault.ts'

/** Beyond this from the territory a point is probably a mistake. */
const FAR_KM = 5
/** Share of summaries that may repeat another. */
const REPEAT_SHARE = 0.05

type Findings = { faults: Fault[]; warnings: Fault[] }

export function checkAcross(pack: Pack, fileOf: ReadonlyMap<PackInitiative, string>): Findings {
  const found: Findings = { faults: [], warnings: [] }
  const known = {
    needs: new Set(pack.needs.map(({ id }) => id)),
    communes: new Set(pack.communes.map(({ id }) => id)),
    sources: new Set(pack.sources.map(({ id }) => id)),
    initiatives: new Set(pack.initiatives.map(({ id }) => id)),
  }
  const taken = { id: new Map<string, string>(), slug: new Map<string, string>() }
  for (const initiative of pack.initiatives) {
    const file = fileOf.get(initiative) ?? '-'
    const refuse = (field: string, problem: string) => found.faults.push({ file, record: initiative.slug, field, problem })
    if (file !== `initiatives/${initiative.slug}.json`)
      refuse('slug', `is not the file's name → name the file ${initiative.slug}.json, or mend the slug`)
    claim(taken.id, initiative.id, initiative.slug, (by) => refuse('id', `${initiative.id} is the id of ${by} too → give a new one`))
    for (const slug of [initiative.slug, ...(initiative.formerSlugs ?? [])]) {
      claim(taken.slug, slug, initiative.slug, (by) => refuse('slug', `${slug} is a slug of ${by} too → choose another`))
    }
    for (const need of initiative.needs) {
      if (!known.needs.has(need)) refuse('needs', `${need} is no need of taxonomy.json → use one of ${[...known.needs].join(', ')}`)
    }
    checkLinks(initiative, known, refuse)
    if (initiative.phoneOnly) checkSecrecy(pack, initiative, refuse)
    checkPoint(pack, initiative, (problem) => found.warnings.push({ file, record: initiative.slug, field: 'place', problem }))
  }
  checkRepeats(pack, found)
  return found
}

function claim(taken: Map<string, string>, value: string, by: string, refuse: (owner: string) => void) {
  const owner = taken.get(value)
  if (owner === undefined) taken.set(value, by)
  else refuse(owner)
}

type Known = Record<'communes' | 'sources' | 'initiatives', ReadonlySet<string>>

function checkLinks(initiative: PackInitiative, known: Known, refuse: (field: string, problem: string) => void) {
  const { place, network, sources } = initiative
  if (place?.commune && !known.communes.has(place.commune))
    refuse('place.commune', `${place.commune} is no INSEE code of communes.json → correct it, or name a town elsewhere under "town"`)
  if (network === initiative.id) refuse('network', 'names itself → name the network it belongs to')
  else if (network && !known.initiatives.has(network)) refuse('network', `${network} is no initiative → correct or remove it`)
  for (const source of sources) {
    if (!/^https?:\/\//.test(source) && !known.sources.has(source))
      refuse('sources', `"${source}" is neither an address nor an id of sources.json → correct it`)
  }
}

/** A shelter shows no place and nothing that leads to one; its own site may name its town. No text may name a commune of the territory, and no source may lead there. */
function checkSecrecy(pack: Pack, initiative: PackInitiative, refuse: (field: string, problem: string) => void) {
  for (const field of ['place', 'website', 'email'] as const) {
    if (initiative[field] !== undefined)
      refuse(field, 'is given for a phoneOnly entry → take it out: a shelter gives a telephone number and nothing that leads to its door')
  }
  const texts = {
    name: [initiative.name],
    summary: Object.values(initiative.summary),
    accessNote: Object.values(initiative.accessNote ?? {}),
    openingHours: Object.values(initiative.openingHours ?? {}),
    tags: initiative.tags,
    sources: initiative.sources,
  }
  for (const [field, lines] of Object.entries(texts)) {
    const said = ` ${lines.map(fold).join(' ')} `
    const named = pack.communes.find(({ name }) => said.includes(` ${fold(name)} `))
    if (named) refuse(field, `names ${named.name} on a phoneOnly entry → take every hint of the place out`)
  }
  const link = initiative.sources.find((source) => /^https?:/.test(source))
  if (link) refuse('sources', 'links to a page on a phoneOnly entry → use the source "withheld"')
}

function checkPoint(pack: Pack, initiative: PackInitiative, warn: (problem: string) => void) {
  const point = pointOf(initiative.place)
  if (!point) return
  const km = distanceToBoundsKm(point, pack.territory.bounds)
  if (km > FAR_KM) warn(`the point is ${km.toFixed(0)} km outside the territory → check lat and lon`)
}

function checkRepeats(pack: Pack, found: Findings) {
  const seen = new Map<string, string[]>()
  for (const { slug, summary } of pack.initiatives) seen.set(fold(summary.fr), [...(seen.get(fold(summary.fr)) ?? []), slug])
  const repeating = [...seen.values()].filter((slugs) => slugs.length > 1)
  const count = repeating.reduce((sum, slugs) => sum + slugs.length, 0)
  if (count <= pack.initiatives.length * REPEAT_SHARE) return
  found.faults.push({
    file: 'initiatives/',
    record: repeating[0]?.slice(0, 3).join(', ') ?? '-',
    field: 'summary',
    problem: `${count} summaries repeat another, more than ${REPEAT_SHARE * 100} % → say what each one offers of its own`,
  })
}
