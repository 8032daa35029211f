import { expect, test } from 'vitest'
import { findPersonalData } from '../../src/domain/personal-data.ts'

const said = (text: string) => findPersonalData(text).map(({ kind, text: found }) => `${kind}: ${found}`)

test.each([
  ['Appelez-moi au 06 12 34 56 78 merci', ['phone: 06 12 34 56 78']],
  ['+33 6 12 34 56 78', ['phone: +33 6 12 34 56 78']],
  ['tel:0612345678.', ['phone: 0612345678']],
  ['06.12.34.56.78', ['phone: 06.12.34.56.78']],
  ['Écrivez à marie.dupont@exemple.fr !', ['email: marie.dupont@exemple.fr']],
  ['J’habite 12 bis rue de la République', ['address: 12 bis rue de la République']],
  ['au 5, avenue des Lilas', ['address: 5, avenue des Lilas']],
  ['Mon numéro est 2 84 05 92 012 345 67', ['social-security: 2 84 05 92 012 345 67']],
  ['284059201234567', ['social-security: 284059201234567']],
  ['Monsieur Martin est gentil', ['name: Monsieur Martin']],
  ['Merci à Mme Le Goff', ['name: Mme Le Goff']],
  ['M. Dupont et Mme Durand', ['name: M. Dupont', 'name: Mme Durand']],
  ['Le Dr Benali reçoit', ['name: Dr Benali']],
])('%s', (text, expected) => expect(said(text)).toEqual(expected))

test.each([
  'Mme',
  'Madame, merci.',
  'Bonjour monsieur',
  'Appelez le 3919',
  'le 115 ou le 08',
  'Il y a 5 rue',
  '5 rues plus loin',
  'dans la rue de la mairie',
  'ouvert de 9 h à 12 h 30 et de 14 h à 18 h',
  'depuis 2019, 25 places, 3 bénévoles',
  'SIRET 123 456 789 00012',
  'Nanterre 92000',
  'un @ et un point.',
  'Madame la Maire est venue',
  'M. le Maire',
  '10 place',
  'Il reste 10 places disponibles',
  'la version 1.2.3.4',
  '',
])('nothing personal in: %s', (text) => expect(said(text)).toEqual([]))

test('a hostile text is read in no time', () => {
  const before = performance.now()
  findPersonalData(`${'1 rue '.repeat(200)}${'0 6 '.repeat(200)}${'a.'.repeat(500)}@`)
  expect(performance.now() - before).toBeLessThan(100)
})
