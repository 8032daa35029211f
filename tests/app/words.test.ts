/** Every key is used, every key used exists, every language has them all with the same variables. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import ar from '../../src/app/words/locales/ar.json'
import en from '../../src/app/words/locales/en.json'
import frContributions from '../../src/app/words/locales/fr.contributions.json'
import frFinding from '../../src/app/words/locales/fr.finding.json'
import frInitiative from '../../src/app/words/locales/fr.initiative.json'
import frCore from '../../src/app/words/locales/fr.json'
import frMap from '../../src/app/words/locales/fr.map.json'
import frOutbox from '../../src/app/words/locales/fr.outbox.json'
import frPages from '../../src/app/words/locales/fr.pages.json'
import { ACCESSES, ACTIONS, AUDIENCES, COSTS, MODES } from '../../src/domain/initiative.ts'

const fr = { ...frCore, ...frContributions, ...frFinding, ...frInitiative, ...frMap, ...frOutbox, ...frPages }

const stemOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const stems = (words: object) => [...new Set(Object.keys(words).map(stemOf))].sort()

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? sources(path) : /\.tsx?$/.test(name) ? [readFileSync(path, 'utf8')] : []
  })
}

const code = sources('src/app').join('\n')
/** Keys written with a variable part: `action.${action}`. */
const families: Record<string, readonly string[]> = { action: ACTIONS, cost: COSTS, access: ACCESSES, mode: MODES, audience: AUDIENCES }

test('no key is unused', () => {
  const unused = stems(fr).filter(
    (key) =>
      !code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !families[key.split('.')[0] ?? '']?.includes(key.slice(key.indexOf('.') + 1)),
  )
  expect(unused).toEqual([])
})

test('no key is missing', () => {
  const known = new Set(stems(fr))
  const used = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((found) => found[1] ?? '')
  const asked = [...used, ...Object.entries(families).flatMap(([family, values]) => values.map((value) => `${family}.${value}`))]
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})

test.each([
  ['en', en],
  ['ar', ar],
])('%s has every key and every plural form its language needs', (code, words) => {
  expect(stems(words)).toEqual(stems(fr))
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories
  const plurals = stems(fr).filter((stem) => `${stem}_other` in fr)
  const missing = plurals.flatMap((stem) => forms.map((form) => `${stem}_${form}`)).filter((key) => !(key in words))
  expect(missing).toEqual([])
})

test.each([
  ['en', en],
  ['ar', ar],
])('%s keeps the variables', (_code, words) => {
  const variables = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((found) => found[1]).sort()
  const french = fr as Record<string, string>
  const wrong = Object.entries(words as Record<string, string>).filter(([key, text]) => {
    const original = french[key] ?? french[`${stemOf(key)}_other`] ?? ''
    const wanted = variables(original).filter((name) => name !== 'count')
    return JSON.stringify(variables(text).filter((name) => name !== 'count')) !== JSON.stringify(wanted)
  })
  expect(wrong).toEqual([])
})

/** The words of the outbox bring those of the forms. */
test.each([
  ['pages', frPages],
  ['contributions|outbox', frContributions],
  ['outbox', frOutbox],
  ['initiative', frInitiative],
  ['finding|map', frFinding],
  ['map', frMap],
])('whoever uses the words of the later rooms has them fetched (%s)', (files, words) => {
  const lazy = new RegExp(`'(?:${stems(words).join('|').replaceAll('.', '\\.')})'`)
  const fetched = new RegExp(`'\\.\\./words/(?:${files})\\.ts'`)
  const without = sources('src/app').filter((code) => lazy.test(code) && /from '\.\.\/words\/words\.ts'/.test(code) && !fetched.test(code))
  expect(without.map((code) => code.slice(0, 80))).toEqual([])
})
