import { expect, test } from 'vitest'
import { fold, lengthOf, meaningfulWords, slugOf } from '../../src/domain/text.ts'

test.each([
  ['L’Épicerie', 'l epicerie'],
  ['Cœur & SŒUR', 'coeur soeur'],
  ['  vélo-école  ', 'velo ecole'],
  ['ĞÜNEŞ', 'gunes'],
  ['مَكْتَبَة', 'مكتبة'],
  ['😀', ''],
])('fold %j → %j', (text, folded) => expect(fold(text)).toBe(folded))

test('folding twice changes nothing', () => {
  for (const text of ['Été à Noël', 'Straße', 'İstanbul', 'a\u0301\u0300', '\u202eabc']) expect(fold(fold(text))).toBe(fold(text))
})

test('little words do not count in a search', () => expect(meaningfulWords('Je cherche à réparer mon vélo')).toEqual(['reparer', 'velo']))

test.each([
  ["L'Épicerie (Sèvres)", 'l-epicerie-sevres'],
  ['Café 115', 'cafe-115'],
  ['***', ''],
])('slug of %j', (name, slug) => expect(slugOf(name)).toBe(slug))

test('lengths are counted as people count letters', () => expect(lengthOf('é😀')).toBe(2))
