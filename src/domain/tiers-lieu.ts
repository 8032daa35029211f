/** What one finds in a tiers-lieu, from the words that describe it: only what a source says, never what such places usually have. */
import type { Initiative } from './initiative.ts'
import { fold } from './text.ts'

/** The beginnings of words of the pack's tags, folded. */
const WORDS = {
  desks: ['coworking', 'bureau', 'teletravail'],
  workshop: ['atelier', 'bricolage', 'couture', 'repair cafe', 'hackerspace', 'textile'],
  machines: ['fablab', 'impression 3d', 'decoupe laser', 'machine a coudre', 'electronique', 'studio photo'],
  cafe: ['cafe', 'cantine', 'repas', 'cuisine', 'four a pain'],
  garden: ['jardin', 'potager', 'ferme', 'compost', 'permaculture'],
  reuse: ['ressourcerie', 'recyclerie', 'seconde main'],
  culture: ['culture', 'exposition', 'mediatheque', 'livres', 'soiree'],
} as const

export type Offer = keyof typeof WORDS | 'rooms'

export function offersOf({ tags, actions }: Pick<Initiative, 'tags' | 'actions'>): Offer[] {
  const folded = tags.map(fold)
  const said = (Object.keys(WORDS) as (keyof typeof WORDS)[]).filter((offer) =>
    WORDS[offer].some((word) => folded.some((tag) => tag.startsWith(word))),
  )
  return actions.includes('location') ? [...said, 'rooms'] : said
}
