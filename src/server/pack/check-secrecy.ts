/** A shelter for people in danger (`phoneOnly`) shows a telephone number and nothing that leads to its door. */
import type { Pack } from '../../contract/pack.ts'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import { communeNames } from '../../domain/commune-names.ts'
import { fold } from '../../domain/text.ts'

type Refuse = (field: string, problem: string) => void

/** Words of an address, folded: « 12 rue », « avenue Foch », « près de la gare ». */
const ADDRESS = /\b(rue|avenue|boulevard|bd|allee|impasse|chemin|quai|route|square|gare|metro|rer|quartier)\b|\b\d{5}\b/

function textsOf({
  name,
  slug,
  formerSlugs,
  summary,
  accessNote,
  openingHours,
  tags,
  verifiedAt,
  sources,
}: PackInitiative): Record<string, string[]> {
  return {
    name: [name],
    slug: [slug],
    formerSlugs: formerSlugs ?? [],
    summary: Object.values(summary),
    accessNote: Object.values(accessNote ?? {}),
    openingHours: Object.values(openingHours ?? {}),
    tags,
    verifiedAt: verifiedAt ? [verifiedAt.what, verifiedAt.how] : [],
    sources,
  }
}

/** Refuses a place, a site (it may name its town), a network (its page would list the shelter), and every hint in a text. */
export function checkSecrecy(communes: Pack['communes'], initiative: PackInitiative, refuse: Refuse) {
  for (const field of ['place', 'website', 'email', 'network'] as const) {
    if (initiative[field] !== undefined)
      refuse(field, 'is given for a phoneOnly entry → take it out: a shelter gives a telephone number and nothing that leads to its door')
  }
  const names = communeNames(communes)
  for (const [field, lines] of Object.entries(textsOf(initiative))) {
    const said = ` ${lines.map(fold).join(' ')} `
    const named = names.find(({ name }) => said.includes(` ${name} `))
    if (named) refuse(field, `names ${named.commune.name} on a phoneOnly entry → take every hint of the place out`)
    else if (field !== 'sources' && ADDRESS.test(said)) refuse(field, 'reads like an address on a phoneOnly entry → take every hint of the place out')
  }
  if (initiative.sources.some((source) => /^https?:/.test(source)))
    refuse('sources', 'links to a page on a phoneOnly entry → use the source "withheld"')
}
