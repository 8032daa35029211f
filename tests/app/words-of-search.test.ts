/** How typed words are read: stems, sounds, misspellings, phrases, places. */
import { expect, test } from 'vitest'
import { buildFinder } from '../../src/app/finder/build-finder.ts'
import { editsBetween } from '../../src/app/finder/edits.ts'
import { markerOf } from '../../src/app/finder/mark.ts'
import { phoneticKey } from '../../src/app/finder/phonetic.ts'
import { parseQuery } from '../../src/app/finder/query.ts'
import { stem } from '../../src/app/finder/stem.ts'
import { suggest } from '../../src/app/finder/suggest.ts'
import type { Concept } from '../../src/domain/thesaurus.ts'
import { smallGuide } from '../samples.ts'

test.each([
  ['reparer', 'reparation'],
  ['sociaux', 'sociale'],
  ['bureaux', 'bureau'],
  ['ancienne', 'ancien'],
  ['etrangere', 'etranger'],
  ['velos', 'velo'],
  ['الملابس', 'ملابس'],
])('%s and %s share a stem', (a, b) => expect(stem(a)).toBe(stem(b)))

test.each([
  ['garage', 'gare'],
  ['village', 'ville'],
  ['cafe', 'caf'],
  ['logement', 'log'],
  ['prix', 'pris'],
  ['papiers', 'papi'],
  ['habiter', 'habits'],
  ['isolation', 'isolement'],
])('%s and %s do not', (a, b) => expect(stem(a)).not.toBe(stem(b)))

test.each([
  ['bezoin', 'besoin'],
  ['formassion', 'formation'],
  ['aprendre', 'apprendre'],
  ['informatik', 'informatique'],
  ['papie', 'papiers'],
  ['enfent', 'enfant'],
  ['alzaimer', 'alzheimer'],
  ['sosial', 'social'],
  ['colocasion', 'colocation'],
  ['queur', 'coeur'],
  ['ceur', 'coeur'],
  ['wimof', 'wimoov'],
])('%s sounds like %s', (a, b) => expect(phoneticKey(a)).toBe(phoneticKey(b)))

test.each([
  ['meubel', 'meuble', 1],
  ['medcin', 'medecin', 1],
  ['velo', 'vela', 1],
  ['velo', 'velo', 0],
  ['velo', 'bateau', 3],
])('%s and %s are %i edits apart', (a, b, edits) => expect(editsBetween(a, b, 2)).toBe(edits))

const concepts: Concept[] = [
  {
    id: 'colis',
    label: { fr: 'colis' },
    needs: ['se-nourrir'],
    terms: ['épicerie solidaire'],
    asked: { fr: ['plus rien à manger', 'frigo vide'], en: ['food'] },
  },
  { id: 'repas', label: { fr: 'repas chauds' }, needs: ['se-nourrir'], terms: ['repas'], near: { colis: 0.5 } },
  { id: 'meteo', kind: 'outside', label: { fr: 'météo' }, asked: { fr: ['météo', 'restaurant étoilé'] } },
  { id: 'papiers', label: { fr: 'papiers' }, terms: ['démarches'], asked: { fr: ['papiers', 'perdu mes papiers'] } },
  { id: 'sans-papiers', label: { fr: 'être sans papiers' }, terms: ['sans papiers'], asked: { fr: ['sans papiers'] } },
  { id: 'bebe', label: { fr: 'affaires de bébé' }, asked: { fr: ['bébé'] }, short: { bb: 'bebe', pendan: '' } },
  { id: 'gratuit', kind: 'qualifier', label: { fr: 'gratuit' }, asked: { fr: ['sans payer', 'gratuit'] }, facet: { costs: ['gratuit'] } },
]
const finder = buildFinder({ ...smallGuide(), concepts })
const find = (text: string) => finder.find({ ...parseQuery('', [], []), text })
const slugs = (text: string) => find(text).results.map(({ initiative }) => initiative.slug)
const chips = (text: string) => find(text).understood.chips.map(({ label, words }) => label?.fr ?? words.map(({ word }) => word).join(' '))

test('a sentence of everyday words finds what calls itself otherwise', () => {
  expect(slugs('je n’ai plus rien à manger')[0]).toBe('epicerie')
  expect(slugs('food')[0]).toBe('epicerie')
})
test('the words of a phrase are understood in any order, and as they sound', () => {
  expect(slugs('vide le frigo')[0]).toBe('epicerie')
  expect(slugs('frigau vid')[0]).toBe('epicerie')
})
test('what is near what was asked comes after it', () => expect(slugs('repas')).toEqual(['cuisine', 'epicerie']))
test('what a guide of this kind does not answer is answered by nothing', () => {
  expect(slugs('météo')).toEqual([])
  expect(slugs('réserver restaurant étoilé')).toEqual([])
  expect(find('météo').understood.chips[0]?.kind).toBe('outside')
})
test('more words about something inside win over a word from outside', () => expect(slugs('frigo vide météo')).toContain('epicerie'))
test('a qualifier lifts what it suits', () => {
  expect(slugs('manger gratuit')[0]).toBe('cuisine')
  expect(slugs('manger')).toContain('epicerie')
})
test('what somebody is without is another word, however they say it', () => {
  expect(chips('mes papiers')).toEqual(['papiers'])
  for (const text of ['sans papiers', 'san papié', 'je n’ai pas de papiers', 'g pa 2 papier']) expect(chips(text)[0], text).toBe('être sans papiers')
})
test('a little word glued to the next is taken off', () => expect(slugs('lafrigo vide')[0]).toBe('epicerie'))
test('a short form is read as what it is short for, and a little word is none', () => {
  expect(chips('bb')).toEqual(['affaires de bébé'])
  expect(chips('pendan bb')).toEqual(['affaires de bébé'])
})
test('where half of the words are strange nothing is answered', () => expect(slugs('repas zzyzx qwrtz jjkkh vvbbn')).toEqual([]))
test('what was understood is told apart', () => expect(chips('repas gratuit à malakof')).toEqual(['repas chauds', 'gratuit', 'Malakoff']))
test.each(['malakof', 'malakoff', '92240', 'boulogne bilancourt', 'boulogne'])('« %s » names a commune', (text) => {
  expect(find(text).understood.commune?.slug).toMatch(/malakoff|boulogne-billancourt/)
  expect(find(text).understood.words).toEqual([])
})
test('words that answer are marked, through another word too', () => {
  const marked = (text: string, asked: string) =>
    markerOf(
      find(asked).understood,
      finder.inside.index,
    )?.(text)
      .filter(({ isMarked }) => isMarked)
      .map((piece) => piece.text)
  expect(marked('Une épicerie solidaire et des repas', 'frigo vide')).toEqual(['épicerie', 'solidaire'])
  expect(marked('Atelier de réparation', 'réparer')).toEqual(['réparation'])
  expect(marked('Pour les personnes sans papiers', 'sans papiers')).toEqual(['papiers'])
})
test('a topic, a commune or a name is suggested by its first letters', () => {
  expect(suggest(finder, 'mala').some((one) => one.kind === 'commune' && one.commune.slug === 'malakoff')).toBe(true)
  expect(suggest(finder, 'rep').some((one) => one.kind === 'topic' && one.label.fr === 'repas chauds')).toBe(true)
  expect(suggest(finder, 'vélo-é').some((one) => one.kind === 'initiative' && one.initiative.slug === 'velo-ecole')).toBe(true)
  expect(suggest(finder, 'epicrie solidaire')[0]).toEqual({ kind: 'correction', text: 'epicerie solidaire' })
})
test('what somebody typed never becomes a word of the guide', () => {
  expect(slugs('epicrie solidere')).toEqual(slugs('epicrie solidere'))
  expect(find('epicrie').understood.corrections).toEqual(['epicerie'])
  expect(finder.words).not.toContain('epicrie')
})
