/** What can only be judged with the whole pack in hand: codes that must exist, names used twice, points far away, texts that repeat. */
import type { Pack } from '../../contract/pack.ts'
import { isWebAddress, type PackInitiative } from '../../contract/pack-initiative.ts'
import { distanceToBoundsKm, pointOf } from '../../domain/place.ts'
import { fold } from '../../domain/text.ts'
import { checkSecrecy } from './check-secrecy.ts'
import type { Fault } from './fault.ts'

/** Beyond this from the territory a point is probably a mistake. */
const FAR_KM = 5
/** Share of summaries that may repeat another. */
const REPEAT_SHARE = 0.05

/** The pack as far as it could be read: a list with a fault of its own is missing, and what depends on it is not judged. */
export type PartialPack = Partial<Pack> & Pick<Pack, 'initiatives'>
type Findings = { faults: Fault[]; warnings: Fault[] }
type Refuse = (field: string, problem: string) => void

const idsOf = (rows: readonly { id: string }[] | undefined) => rows && new Set(rows.map(({ id }) => id))

export function checkAcross(pack: PartialPack, fileOf: ReadonlyMap<PackInitiative, string>): Findings {
  const found: Findings = { faults: [], warnings: [] }
  const known = { needs: idsOf(pack.needs), communes: idsOf(pack.communes), sources: idsOf(pack.sources), initiatives: idsOf(pack.initiatives) }
  const taken = { id: new Map<string, string>(), slug: new Map<string, string>() }
  for (const initiative of pack.initiatives) {
    const file = fileOf.get(initiative) ?? '-'
    const refuse: Refuse = (field, problem) => found.faults.push({ file, record: initiative.slug, field, problem })
    if (file !== `initiatives/${initiative.slug}.json`)
      refuse('slug', `is not the file's name → name the file ${initiative.slug}.json, or mend the slug`)
    claim(taken.id, initiative.id, initiative.slug, (by) => refuse('id', `${initiative.id} is the id of ${by} too → give a new one`))
    for (const slug of [initiative.slug, ...(initiative.formerSlugs ?? [])]) {
      claim(taken.slug, slug, initiative.slug, (by) => refuse('slug', `${slug} is a slug of ${by} too → choose another`))
    }
    checkLinks(initiative, known, refuse)
    if (initiative.phoneOnly) checkSecrecy(pack.communes ?? [], initiative, refuse)
    checkPoint(pack, initiative, (problem) => found.warnings.push({ file, record: initiative.slug, field: 'place', problem }))
  }
  checkLists(pack, known.initiatives, found)
  checkConcepts(pack, found)
  checkRepeats(pack, found)
  return found
}

function claim(taken: Map<string, string>, value: string, by: string, refuse: (owner: string) => void) {
  const owner = taken.get(value)
  if (owner === undefined) taken.set(value, by)
  else refuse(owner)
}

export type Known = Record<'needs' | 'communes' | 'sources' | 'initiatives', ReadonlySet<string> | undefined>

export function checkLinks(initiative: PackInitiative, known: Known, refuse: Refuse) {
  const { place, network, sources, needs } = initiative
  for (const need of needs) {
    if (known.needs?.has(need) === false) refuse('needs', `${need} is no need of taxonomy.json → use one of ${[...known.needs].join(', ')}`)
  }
  if (place?.commune && known.communes?.has(place.commune) === false)
    refuse('place.commune', `${place.commune} is no INSEE code of communes.json → correct it, or name a town elsewhere under "town"`)
  if (network === initiative.id) refuse('network', 'names itself → name the network it belongs to')
  else if (network && known.initiatives?.has(network) === false) refuse('network', `${network} is no initiative → correct or remove it`)
  for (const source of sources) {
    if (!isWebAddress(source) && known.sources?.has(source) === false)
      refuse('sources', `"${source}" is neither an address nor an id of sources.json → correct it`)
  }
}

function checkPoint({ territory }: PartialPack, initiative: PackInitiative, warn: (problem: string) => void) {
  const point = pointOf(initiative.place)
  if (!point || !territory) return
  const km = distanceToBoundsKm(point, territory.bounds)
  if (km > FAR_KM) warn(`the point is ${km.toFixed(0)} km outside the territory → check lat and lon`)
}

/** Ids of a list are used once, or no phone could apply a delta; and a project points to an entry that exists. */
function checkLists(pack: PartialPack, initiatives: ReadonlySet<string> | undefined, found: Findings) {
  const lists = {
    'taxonomy.json': pack.needs,
    'communes.json': pack.communes,
    'glossary.json': pack.terms,
    'helplines.json': pack.helplines,
    'projects.json': pack.projects,
    'sources.json': pack.sources,
    'thesaurus.json': pack.concepts,
  }
  for (const [file, rows] of Object.entries(lists)) {
    const taken = new Map<string, string>()
    for (const { id } of rows ?? [])
      claim(taken, id, id, () => found.faults.push({ file, record: id, field: 'id', problem: 'is used twice → give each row an id of its own' }))
  }
  for (const { id, initiative } of pack.projects ?? []) {
    if (initiative && initiatives?.has(initiative) === false)
      found.faults.push({ file: 'projects.json', record: id, field: 'initiative', problem: `${initiative} is no initiative → correct or remove it` })
  }
}

/** A concept names needs and neighbours that exist. */
function checkConcepts({ concepts = [], needs }: PartialPack, found: Findings) {
  const [ids, needIds] = [idsOf(concepts), idsOf(needs)]
  const refuse = (record: string, field: string, problem: string) => found.faults.push({ file: 'thesaurus.json', record, field, problem })
  for (const concept of concepts) {
    for (const need of concept.needs ?? [])
      if (needIds?.has(need) === false) refuse(concept.id, 'needs', `${need} is no need of taxonomy.json → correct or remove it`)
    for (const near of Object.keys(concept.near ?? {}))
      if (!ids?.has(near)) refuse(concept.id, 'near', `${near} is no concept → correct or remove it`)
  }
}

function checkRepeats(pack: PartialPack, found: Findings) {
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
