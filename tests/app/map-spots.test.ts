/** What is drawn on the map, and what never is. */
import { expect, test } from 'vitest'
import { gathererOf, ZOOMS } from '../../src/app/map/gatherings.ts'
import { boundsOf, countOf, isUnsure, offMap, spotsOf } from '../../src/app/map/spots.ts'
import type { Initiative } from '../../src/domain/initiative.ts'
import { guideOfPack } from '../../src/server/pack/guide-of-pack.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'

const { pack } = readPack('data')
if (!pack) throw new Error('the data pack has faults: npm run data:check')
const { initiatives } = guideOfPack(pack)
const real = initiatives.map((initiative) => ({ initiative }))
const [model] = initiatives as [Initiative]
const at = (id: string, place: Initiative['place'], rest: Partial<Initiative> = {}) => ({
  initiative: { ...model, id, place, phoneOnly: false, ...rest } as Initiative,
})
const WORLD = { south: -85, west: -180, north: 85, east: 180 }

test('a shelter is never drawn, even if it had a point', () => {
  expect(spotsOf([at('a', { lat: 48.8, lon: 2.3, precision: 'exact' }, { phoneOnly: true })])).toEqual([])
  expect(initiatives.some(({ phoneOnly }) => phoneOnly)).toBe(true)
  expect(spotsOf(real).some((spot) => spot.initiatives.some(({ phoneOnly }) => phoneOnly))).toBe(false)
})

test('several at one door are one spot, the best answer first', () => {
  const door = { lat: 48.82, lon: 2.3, precision: 'exact' as const, commune: '92046' }
  const spots = spotsOf([at('b', door), at('x', { ...door, lat: 48.83 }), at('a', { ...door, lat: 48.820001 })])
  expect(spots.map((spot) => spot.initiatives.map(({ id }) => id))).toEqual([['b', 'a'], ['x']])
})

test('what is known by its commune alone is an area of it, never a door', () => {
  const [area] = spotsOf([at('a', { lat: 48.821, lon: 2.3012, precision: 'commune', commune: '92046' })])
  expect(area).toMatchObject({ area: '92046', id: 'area 92046' })
  for (const spot of spotsOf(real)) {
    const isCommune = spot.initiatives.map(({ place }) => place?.precision === 'commune')
    expect(new Set(isCommune).size).toBe(1)
    expect(isCommune[0]).toBe(spot.area !== undefined)
  }
})

test('drawn and not drawn add up to all answers', () => {
  const { online, everywhere, unplaced } = offMap(real)
  expect(countOf(spotsOf(real)) + online + everywhere + unplaced).toBe(real.length)
  expect(
    offMap([
      at('a', undefined, { modes: ['en-ligne'] }),
      at('b', undefined, { modes: ['sur-place'], scope: 'national' }),
      at('c', undefined, { modes: ['sur-place'], scope: 'local' }),
    ]),
  ).toEqual({
    online: 1,
    everywhere: 1,
    unplaced: 1,
  })
})

test('the box of nothing is nothing, and what nobody can reach is told apart', () => {
  expect(boundsOf([])).toBeUndefined()
  const place = { lat: 48.8, lon: 2.3, precision: 'exact' as const }
  const { website, phone, email, ...mute } = model
  const [lead] = spotsOf([{ initiative: { ...mute, place, phoneOnly: false } }])
  const [sure] = spotsOf([at('a', { ...place, address: '1 rue de Paris' }, { basis: 'source', status: 'active' })])
  expect([lead && isUnsure(lead), sure && isUnsure(sure)]).toEqual([true, false])
})

const many = Array.from({ length: 5000 }, (_, n) =>
  at(`m${n}`, { lat: 48.73 + ((n * 7919) % 2200) / 1e4, lon: 2.15 + ((n * 104_729) % 1900) / 1e4, precision: 'exact' }),
)

test.each([
  ['the real guide', real],
  ['5,000 places', many],
])('%s: at each zoom every spot is in one mark, and a gathering opens', (_what, answers) => {
  const spots = spotsOf(answers)
  const gatherer = gathererOf(spots)
  const at = Array.from({ length: ZOOMS.most + 1 }, (_, zoom) => (zoom < ZOOMS.least ? [] : gatherer(WORLD, zoom)))
  for (const [zoom, marks] of at.entries()) {
    if (zoom < ZOOMS.least) continue
    const drawn = marks.flatMap((mark) => (mark.kind === 'spot' ? [mark.spot.id] : mark.spots.map(({ id }) => id)))
    expect(drawn.sort()).toEqual(spots.map(({ id }) => id).sort())
    expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length)
    for (const mark of marks) {
      if (mark.kind !== 'gathering') continue
      expect(mark.count).toBe(countOf(mark.spots))
      if (mark.zoom === undefined) continue
      const own = new Set(mark.spots)
      const inside = (at[mark.zoom] ?? []).filter((one) => (one.kind === 'spot' ? own.has(one.spot) : one.spots.some((spot) => own.has(spot))))
      expect(inside.length).toBeGreaterThan(1)
    }
  }
})
