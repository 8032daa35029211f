/** The words of the moderation room. French only: the staff works in French, on French entries; every other room speaks all languages. */
import frModeration from './locales/fr.moderation.json' with { type: 'json' }
import frModerationPages from './locales/fr.moderation.pages.json' with { type: 'json' }
import './finding.ts'
import { addFrench, t, type WordKey } from './words.ts'

addFrench(frModeration)
addFrench(frModerationPages)

type Plural<K extends string> = K extends `${infer Stem}_${'one' | 'many' | 'other'}` ? Stem : K
export type ModerationKey = Plural<keyof (typeof frModeration & typeof frModerationPages) & string>

/** The words for a key of this room. */
export const m = t as unknown as (key: ModerationKey | WordKey, variables?: Record<string, string | number>) => string
