/** How people name what they look for: concepts of the guide's field, with the words that mean them. Each territory brings its own, as with the needs. */
import type { Access, Action, Audience, Cost, Mode, Translated } from './initiative.ts'

/** `subject`: what is looked for. `qualifier`: for whom, at what cost, how. `outside`: what such a guide rightly does not answer. */
/** Languages in which people type. */
export const ASKED_LANGUAGES = ['fr', 'en', 'ar', 'pt', 'es'] as const

export const CONCEPT_KINDS = ['subject', 'qualifier', 'outside'] as const

/** Values of an initiative that a qualifier stands for. */
export type ConceptFacet = { costs?: Cost[]; accesses?: Access[]; modes?: Mode[]; audiences?: Audience[]; actions?: Action[] }

export type Concept = {
  id: string
  /** A subject when nothing is said. */
  kind?: (typeof CONCEPT_KINDS)[number]
  /** Shown to readers as what was understood. */
  label: Translated
  /** Needs it belongs to, the main one first. */
  needs?: string[]
  /** Words by which initiatives say that they do this: looked for in entries and in what is typed. */
  terms?: string[]
  /** Words that people type when they want this, by language: looked for in what is typed only. */
  asked?: Partial<Record<(typeof ASKED_LANGUAGES)[number], string[]>>
  /** What also helps somebody who asks for this, by concept: from 0 (nothing) to 1 (the same). */
  near?: Record<string, number>
  facet?: ConceptFacet
  /** Short forms written in messages, which cannot be heard or guessed, each with its whole word, both folded; nothing for a little word. What is only misspelt is the vocabulary's task. */
  short?: Record<string, string>
  /** Words by which people speak of somebody near to them (« mon » + « voisin »), folded: whom they mean is not what they ask for. */
  mentions?: { owners: string[]; people: string[] }
}
