/** Needs phrased as verbs, words explained, and numbers to call: what a territory's pack names besides its initiatives. */
import type { Translated } from './initiative.ts'
import type { Bounds } from './place.ts'

/** Families share a hue; the hue is never the only sign. */
export const FAMILIES = ['daily', 'move', 'work', 'care', 'bond', 'enjoy'] as const

export type Need = {
  id: string
  /** Place in the list shown to readers. */
  rank: number
  family: (typeof FAMILIES)[number]
  /** Name of a Lucide pictogram. */
  icon: string
  label: Translated
  /** Everyday words, folded or not, that mean this need. */
  words: string[]
}

/** A term of the social and solidarity economy, explained. */
export type Term = {
  id: string
  term: string
  /** Other ways to write it, acronyms among them. */
  forms: string[]
  explanation: Translated
  /** Where the explanation can be checked. */
  source?: string
  seeAlso?: string[]
}

/** A national number for an emergency or for help. */
export type Helpline = {
  id: string
  rank: number
  /** `emergency`: life or safety now. `listening`: somebody to talk to. */
  kind: 'emergency' | 'listening'
  number: string
  /** `sms` only: the number takes text messages. */
  channel: 'call' | 'sms'
  label: Translated
  detail: Translated
  website?: string
  source: string
  /** Words of danger that bring this number first when typed. */
  words: string[]
}

/** A project that the Département named in its page of 2016, and what became of it. */
export type Project = {
  id: string
  name: string
  town: string
  what: Translated
  became: Translated
  initiative?: string
  source?: string
}

/** A source that many entries share. */
export type Source = { id: string; label: Translated; url?: string; licence: string }

export type Territory = {
  id: string
  name: string
  title: Translated
  /** « des Hauts-de-Seine »: the name after « of ». */
  of: Translated
  bounds: Bounds
  languages: string[]
  /** Empty: « Version non officielle » at the foot of every page, and nobody's logo. */
  publisher: string
  contactEmail: string
  /** Entries whose terms of reuse are not confirmed: false leaves them out of every release. */
  includeRightsToConfirm: boolean
  /** Sources of the detailed map ground. */
  mapSources: { name: string; url: string; licence: string; kind?: 'outlines' | 'streets' | undefined; from?: string | undefined }[]
}
