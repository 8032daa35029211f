import { expect, test } from 'vitest'
import { buildFinder } from '../../src/app/finder/build-finder.ts'
import { countFacets } from '../../src/app/finder/facet-counts.ts'
import { parseQuery, searchUrl } from '../../src/app/finder/query.ts'
import { smallGuide } from '../samples.ts'

const guide = smallGuide()
const finder = buildFinder(guide)
const needs = guide.needs.map(({ id }) => id)
const communes = guide.communes.map(({ slug }) => slug)
const ask = (search: string) => parseQuery(search, needs, communes)
const slugsFor = (search: string) => finder.find(ask(search)).results.map(({ initiative }) => initiative.slug)

test.each([
  ['velo', 'velo-ecole'],
  ['vélo', 'velo-ecole'],
  ['VÉLO ÉCOLE', 'velo-ecole'],
  ['ecole velo', 'velo-ecole'],
  ['epicerie solidere', 'epicerie'],
  ['epicrie', 'epicerie'],
  ['manger nanterre', 'cuisine'],
  ['manger 92000', 'cuisine'],
])('« %s » finds %s', (text, slug) => expect(slugsFor(`?q=${encodeURIComponent(text)}`)).toContain(slug))

test('the commune that was typed comes first', () => expect(slugsFor('?q=reparer malakof')[0]).toBe('atelier'))
test('what has closed shows only when asked for', () => {
  expect(slugsFor('?besoin=se-nourrir')).not.toContain('fermee')
  expect(slugsFor('?besoin=se-nourrir&fermes=1').at(-1)).toBe('fermee')
})
test('leads come after what can be reached', () => expect(slugsFor('?besoin=se-nourrir')).toEqual(['epicerie', 'cuisine']))
test('a commune filter is strict; a distance widens it', () => {
  expect(slugsFor('?commune=malakoff')).toEqual(['atelier'])
  expect(slugsFor('?commune=malakoff&rayon=20')).toEqual(
    ['atelier', 'cuisine', 'epicerie'].sort((a, b) => (a === 'atelier' ? -1 : b === 'atelier' ? 1 : 0)),
  )
})
test('near me sorts by distance from the position, which is in no address', () => {
  const { results } = finder.find(ask('?pres=moi'), { lat: 48.891, lon: 2.206 })
  expect(results[0]?.initiative.slug).toBe('cuisine')
  expect(searchUrl(ask('?pres=moi&lat=48.8&lon=2.2'))).toBe('/recherche?pres=moi')
})
test('each count is what one would see after choosing that value', () => {
  const query = ask('?besoin=se-nourrir')
  const counts = countFacets(finder.find(query).pool, query)
  for (const [value, count] of counts.costs) expect(slugsFor(`?besoin=se-nourrir&cout=${value}`)).toHaveLength(count)
  for (const [value, count] of counts.needs) expect(slugsFor(`?besoin=${value}`)).toHaveLength(count)
})
test('no entry can be said to be open now while none has hours', () => expect(slugsFor('?ouvert=1')).toEqual([]))
test('nothing is found honestly', () => expect(slugsFor('?q=zzzzqqq')).toEqual([]))

test.each([
  '?q=vélo&besoin=reparer,se-nourrir&action=don&commune=nanterre&cout=gratuit&acces=ouvert-a-tous&mode=en-ligne&public=jeunes&ouvert=1&tiers-lieux=1&fermes=1&rayon=5',
  '?q=a%26b%3Dc%23d%2Bf+g',
  '',
])('an address comes back as it was: %s', (search) => {
  const query = ask(search)
  expect(ask(new URL(searchUrl(query), 'http://h').search)).toEqual(query)
})

test.each([
  '?besoin=voler&cout=&acces=,,&rayon=NaN&commune=../../etc&mode=%00&pres=toi',
  `?q=${'a'.repeat(10_000)}`,
  `?besoin=${'se-nourrir,'.repeat(10_000)}`,
  '?%E0%A4%A',
  '?q=%F0%9F',
])('nonsense is left out: %#', (search) => {
  const query = ask(search)
  expect(query.text.length).toBeLessThanOrEqual(300)
  expect(() => finder.find(query)).not.toThrow()
  expect(query.commune).toBeUndefined()
})
