/** The rest of the data pack: the territory and the lists beside the initiatives. */
import * as v from 'valibot'
import { ACCESSES, ACTIONS, AUDIENCES, COSTS, MODES } from '../domain/initiative.ts'
import type { Commune } from '../domain/place.ts'
import type { PackPlan } from '../domain/plan.ts'
import { FAMILIES, type Helpline, type Need, type Project, type Source, type Term, type Territory } from '../domain/taxonomy.ts'
import { ASKED_LANGUAGES, CONCEPT_KINDS, type Concept } from '../domain/thesaurus.ts'
import { type PackInitiative, phone, translated, webAddress } from './pack-initiative.ts'

export type Pack = {
  territory: Territory
  needs: Need[]
  communes: Commune[]
  terms: Term[]
  helplines: Helpline[]
  projects: Project[]
  sources: Source[]
  concepts: Concept[]
  /** A territory may do without. */
  plan?: PackPlan | undefined
  initiatives: PackInitiative[]
}

const text = v.pipe(v.string(), v.nonEmpty())
const code = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no code → use a–z, 0–9 and single dashes'))
const words = v.array(text)

export const territorySchema = v.strictObject({
  id: text,
  name: text,
  title: translated,
  of: translated,
  bounds: v.strictObject({ south: v.number(), west: v.number(), north: v.number(), east: v.number() }),
  languages: words,
  publisher: v.string(),
  contactEmail: v.string(),
  includeRightsToConfirm: v.boolean(),
  mapSources: v.array(
    v.strictObject({
      name: text,
      url: webAddress,
      licence: text,
      /** What `npm run basemap` makes of it, and where it fetches it from. */
      kind: v.optional(v.picklist(['outlines', 'streets'])),
      from: v.optional(webAddress),
    }),
  ),
})

const need = v.strictObject({ id: code, rank: v.number(), family: v.picklist(FAMILIES), icon: code, label: translated, words })
const commune = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^\d[\dAB]\d{3}$/)),
  slug: code,
  name: text,
  postcodes: words,
  population: v.number(),
  quarters: v.optional(words),
  lat: v.number(),
  lon: v.number(),
})
const term = v.strictObject({
  id: code,
  term: text,
  forms: words,
  explanation: translated,
  source: v.optional(webAddress),
  seeAlso: v.optional(v.array(code)),
})
const helpline = v.strictObject({
  id: code,
  rank: v.number(),
  kind: v.picklist(['emergency', 'listening']),
  number: phone,
  channel: v.picklist(['call', 'sms']),
  label: translated,
  detail: translated,
  website: v.optional(webAddress),
  source: webAddress,
  words,
})
const project = v.strictObject({
  id: code,
  name: text,
  town: text,
  what: translated,
  became: translated,
  initiative: v.optional(text),
  source: v.optional(webAddress),
})
const source = v.strictObject({ id: code, label: translated, url: v.optional(webAddress), licence: text })

const some = <T extends string>(values: readonly T[]) => v.optional(v.array(v.picklist(values)))
const concept = v.strictObject({
  id: code,
  kind: v.optional(v.picklist(CONCEPT_KINDS)),
  label: translated,
  needs: v.optional(v.array(code)),
  terms: v.optional(words),
  asked: v.optional(v.record(v.picklist(ASKED_LANGUAGES), words)),
  near: v.optional(v.record(code, v.pipe(v.number(), v.minValue(0), v.maxValue(1)))),
  facet: v.optional(
    v.strictObject({ costs: some(COSTS), accesses: some(ACCESSES), modes: some(MODES), audiences: some(AUDIENCES), actions: some(ACTIONS) }),
  ),
  short: v.optional(v.record(v.string(), v.string())),
  mentions: v.optional(v.strictObject({ owners: words, people: words })),
})

/** The lists of the pack, by file. */
export const LIST_FILES = {
  needs: { file: 'taxonomy.json', schema: v.array(need) },
  communes: { file: 'communes.json', schema: v.array(commune) },
  terms: { file: 'glossary.json', schema: v.array(term) },
  helplines: { file: 'helplines.json', schema: v.array(helpline) },
  projects: { file: 'projects.json', schema: v.array(project) },
  sources: { file: 'sources.json', schema: v.array(source) },
  concepts: { file: 'thesaurus.json', schema: v.array(concept) },
} as const
