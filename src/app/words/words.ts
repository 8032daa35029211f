/** The words of the interface: i18next beside a language signal, so that whatever draws with `t` draws again in the new language. */
import { signal } from '@preact/signals'
import i18next from 'i18next'
import type { Translated } from '../../domain/initiative.ts'
import type frContributions from './locales/fr.contributions.json'
import type frFinding from './locales/fr.finding.json'
import type frInitiative from './locales/fr.initiative.json'
import fr from './locales/fr.json' with { type: 'json' }
import type frMap from './locales/fr.map.json'
import type frOutbox from './locales/fr.outbox.json'
import type frPages from './locales/fr.pages.json'

export const LANGUAGES = { fr: 'Français', en: 'English', ar: 'العربية' } as const
export type Language = keyof typeof LANGUAGES

type Suffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other'
type WithoutSuffix<K extends string> = K extends `${infer Stem}${Suffix}` ? Stem : K
/** Keys of the French file; plural forms go by their stem. */
export type WordKey = WithoutSuffix<
  | keyof typeof fr
  | keyof typeof frContributions
  | keyof typeof frFinding
  | keyof typeof frInitiative
  | keyof typeof frMap
  | keyof typeof frOutbox
  | keyof typeof frPages
>

export const language = signal<Language>('fr')
const directionOf = (code: Language): 'rtl' | 'ltr' => (code === 'ar' ? 'rtl' : 'ltr')

i18next.init({
  lng: 'fr',
  fallbackLng: 'fr',
  resources: { fr: { translation: fr } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  showSupportNotice: false,
} as Parameters<typeof i18next.init>[0])

/** Words as they were found, variables not filled in: a page asks for the same few a hundred times, and i18next takes an old phone a millisecond for each. */
const found = new Map<string, string>()
const pluralRules = new Map<Language, Intl.PluralRules>()

/** The plural form that a count takes; i18next knows a form for none in every language. */
function formOf(count: number, lng: Language): string {
  if (count === 0) return 'zero'
  const rules = pluralRules.get(lng) ?? new Intl.PluralRules(lng)
  pluralRules.set(lng, rules)
  return rules.select(count)
}

/** Adds words of a language. */
function addWords(code: Language, words: object) {
  i18next.addResourceBundle(code, 'translation', words, true, true)
  found.clear()
}

/** Adds French words that only some rooms need (pages.ts). */
export function addFrench(words: object) {
  addWords('fr', words)
}

type Variables = Record<string, string | number>

function wordsOf(key: WordKey, count: unknown): string {
  const lng = language.value
  const asked = typeof count === 'number' ? `${lng}${key} ${formOf(count, lng)}` : lng + key
  const before = found.get(asked)
  if (before !== undefined) return before
  // A word without a count is looked up: i18next takes an old phone half a millisecond to choose it.
  const plain: unknown = typeof count === 'number' ? undefined : i18next.getResourceBundle(lng, 'translation')?.[key]
  const words = typeof plain === 'string' ? plain : i18next.t(key, { ...(typeof count === 'number' ? { count } : {}), lng, skipInterpolation: true })
  found.set(asked, words)
  return words
}

/** The words for a key, with its variables; `count` chooses the plural form of the language. */
export function t(key: WordKey, variables?: Variables): string {
  const words = wordsOf(key, variables?.['count'])
  return variables ? words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(variables[name] ?? '')) : words
}

/** French puts a space before « : ; ! ? » that must never begin a line. */
const frenchSpaces = (text: string) => text.replace(/ ([:;!?»%])/g, '\u00a0$1').replaceAll('« ', '«\u00a0')

/** A text in the reader's language, or its French original with the language to mark it with. */
export function inLanguage(text: Translated): { text: string; lang: Language } {
  const own = language.value === 'fr' ? undefined : text[language.value]
  return own ? { text: own, lang: language.value } : { text: frenchSpaces(text.fr), lang: 'fr' }
}

const LOADERS: Record<Exclude<Language, 'fr'>, () => Promise<{ default: object }>> = {
  en: () => import('./locales/en.json'),
  ar: () => import('./locales/ar.json'),
}

export const isLanguage = (code: unknown): code is Language => typeof code === 'string' && code in LANGUAGES

/** Fetches the words if needed, then shows the page in them. Without them (a first visit cut short) the page stays as it is. */
export async function showLanguage(code: Language): Promise<boolean> {
  if (code !== 'fr' && !i18next.hasResourceBundle(code, 'translation')) {
    try {
      addWords(code, (await LOADERS[code]()).default)
    } catch {
      return false
    }
  }
  language.value = code
  document.documentElement.lang = code
  document.documentElement.dir = directionOf(code)
  return true
}

/** Numbers as the language writes them. */
export const formatNumber = (value: number, digits = 0) => new Intl.NumberFormat(language.value, { maximumFractionDigits: digits }).format(value)

/** A distance, never finer than 50 m. Without Intl, whose first number costs an old phone six frames in the midst of typing. */
export const formatDistance = (km: number) =>
  km < 1
    ? t('distance.m', { value: Math.max(50, Math.round(km * 20) * 50) })
    : t('distance.km', { value: km < 10 ? String(Math.round(km * 10) / 10).replace('.', t('distance.decimal')) : Math.round(km) })

/** « 3 mars 2026 », « mars 2026 » or « 2026 », according to what the ISO date holds. */
export function formatDate(iso: string): string {
  const parts = iso.slice(0, 10).split('-')
  if (parts.length === 1) return iso
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC', ...(parts.length > 2 ? { day: 'numeric' } : {}) }
  return new Intl.DateTimeFormat(language.value === 'ar' ? 'ar-u-nu-latn' : language.value, options).format(
    new Date(iso.length < 8 ? `${iso}-01` : iso),
  )
}
