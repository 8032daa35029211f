/** What is offered under the search field while somebody types: a few of each kind, in words. */
import type { Initiative, Translated } from '../../domain/initiative.ts'
import type { Commune } from '../../domain/place.ts'
import { fold } from '../../domain/text.ts'
import '../words/finding.ts'
import { inLanguage, type WordKey } from '../words/words.ts'

/** As the finder suggests it; `from`: where the words begin that it would stand in for. */
export type Suggested =
  | { kind: 'topic'; label: Translated; from: number }
  | { kind: 'need'; label: Translated; need: string }
  | { kind: 'correction'; text: string }
  | { kind: 'commune'; commune: Commune; from: number }
  | { kind: 'initiative'; initiative: Initiative }

/** One row. Chosen, it puts `text` into the field, or leads to `address`. */
export type Offer = { kind: Suggested['kind'] | 'recent'; label: string; lang: string; text: string; address?: string }

export const KIND_WORDS: Record<Offer['kind'], WordKey> = {
  topic: 'suggest.topic',
  need: 'suggest.need',
  correction: 'suggest.correction',
  commune: 'suggest.commune',
  initiative: 'suggest.initiative',
  recent: 'suggest.recent',
}

/** More would hide the results that they stand over, and no phone's keyboard leaves room for more. */
const ROWS = 6

function offerOf(one: Suggested, typed: string): Offer {
  const { kind } = one
  if (kind === 'correction') return { kind, label: one.text, lang: '', text: one.text }
  if (kind === 'commune') return { kind, label: one.commune.name, lang: 'fr', text: typed.slice(0, one.from) + one.commune.name }
  if (kind === 'initiative') return { kind, label: one.initiative.name, lang: 'fr', text: '', address: `/initiative/${one.initiative.slug}` }
  const { text: label, lang } = inLanguage(one.label)
  if (kind === 'need') return { kind, label, lang, text: '', address: `/recherche?besoin=${one.need}` }
  return { kind, label, lang, text: typed.slice(0, one.from) + label }
}

/** One of each kind in turn until the rows are full, then kind by kind again. What is typed already is not offered. */
export function offersFor(typed: string, suggested: readonly Suggested[]): Offer[] {
  const offers = suggested.map((one) => offerOf(one, typed)).filter(({ text, address }) => address || fold(text) !== fold(typed))
  const turn = offers.map((offer, at) => offers.slice(0, at).filter(({ kind }) => kind === offer.kind).length)
  const chosen = offers.map((offer, at) => ({ offer, at, turn: turn[at] ?? 0 })).sort((a, b) => a.turn - b.turn || a.at - b.at)
  return chosen
    .slice(0, ROWS)
    .sort((a, b) => a.at - b.at)
    .map(({ offer }) => offer)
}
