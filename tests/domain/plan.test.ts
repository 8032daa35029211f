/** Lines of the orientation plan, out of stops that stand in no order. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { distanceKm } from '../../src/domain/place.ts'
import { type PackLine, type PackPlan, pathsOf, planOf, type Stop, stationsNear, unknownStops, waysOf } from '../../src/domain/plan.ts'
import { offersOf } from '../../src/domain/tiers-lieu.ts'

const stop = (name: string, lat: number, lon: number): Stop => ({ name, lat, lon })
const line = (stops: Stop[], rest: Partial<PackLine> = {}): PackLine => ({ label: 'M1', mode: 'metro', stops, ...rest })
const real = JSON.parse(readFileSync('data/plan.json', 'utf8')) as PackPlan

/** All stops that one can reach from the first. */
function reached(ways: readonly [number, number][]): Set<number> {
  const found = new Set([0])
  for (let grew = true; grew; ) {
    grew = false
    for (const [a, b] of ways)
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        if (found.has(from) && !found.has(to)) {
          found.add(to)
          grew = true
        }
  }
  return found
}

test('stops in no order become the line that joins neighbours', () => {
  const stops = [stop('b', 48.82, 2.3), stop('d', 48.84, 2.3), stop('a', 48.81, 2.3), stop('c', 48.83, 2.3)]
  const paths = pathsOf(waysOf(line(stops)))
  expect(paths.map((path) => path.map((at) => stops[at]?.name).join(''))).toEqual(['abcd'])
})

test('what the pack cuts and joins is cut and joined', () => {
  const stops = [stop('a', 48.8, 2.3), stop('b', 48.81, 2.3), stop('c', 48.82, 2.3)]
  const ways = waysOf(line(stops, { cut: [['b', 'a']], join: [['a', 'c']] }))
  expect(ways.map((way) => way.map((at) => stops[at]?.name).sort()).sort()).toEqual([
    ['a', 'c'],
    ['b', 'c'],
  ])
})

test('a fork ends three paths, a ring closes one, nothing gives none', () => {
  expect(
    pathsOf([
      [0, 1],
      [1, 2],
      [1, 3],
    ]),
  ).toHaveLength(3)
  expect(
    pathsOf([
      [0, 1],
      [1, 2],
      [2, 0],
    ]),
  ).toEqual([[0, 1, 2, 0]])
  expect(pathsOf([])).toEqual([])
})

test('random stops: one way less than stops, and all are joined', () => {
  let seed = 7
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  for (let count = 1; count < 40; count += 1) {
    const ways = waysOf(line(Array.from({ length: count }, (_, at) => stop(`${at}`, 48.7 + random() * 0.3, 2.1 + random() * 0.3))))
    expect(ways).toHaveLength(count - 1)
    expect(reached(ways).size).toBe(count)
  }
})

test('stops of one name are one station when a few steps apart, and two when not', () => {
  const plan = planOf({
    ...real,
    lines: [
      line([stop('La Défense', 48.8917, 2.2386), stop('Porte', 48.9, 2.3)]),
      line([stop('La Défense', 48.8925, 2.238), stop('Porte', 48.95, 2.3)], { label: 'M2' }),
    ],
  })
  expect(plan.stations.map(({ name, lines }) => `${name} ${lines}`)).toEqual(['La Défense 2', 'Porte 1', 'Porte 1'])
})

test('the real plan: every stop is on its line, and no correction names a stop that does not exist', () => {
  expect(unknownStops(real)).toEqual([])
  const { stations, lines } = planOf(real)
  for (const [at, { label, paths }] of lines.entries()) {
    const drawn = new Set(paths.flat().map((one) => stations[one]?.name))
    const { stops = [], cut = [] } = real.lines[at] ?? {}
    // A stop whose neighbours on the line lie outside the plan is cut off, and drawn alone.
    const missing = stops.filter(({ name }) => stops.length > 1 && !drawn.has(name) && !cut.flat().includes(name))
    expect([label, missing]).toEqual([label, []])
  }
  // The longest true way between neighbours, Saint-Cyr to the next station of the N line, is under eight kilometres.
  const ways = lines.flatMap(({ label, paths }) =>
    paths.flatMap((path) => path.slice(1).map((to, step) => ({ label, from: stations[path[step] ?? 0], to: stations[to] }))),
  )
  const tooLong = ways.filter(({ from, to }) => from && to && distanceKm(from, to) > 8)
  expect(tooLong.map(({ label, from, to }) => `${label} ${from?.name} – ${to?.name}`)).toEqual([])
})

test('the nearest stations come first, with their lines', () => {
  const near = stationsNear(planOf(real), { lat: 48.821, lon: 2.3012 }, 2, 2)
  expect(near[0]).toMatchObject({ name: expect.stringMatching(/Malakoff/), lines: expect.arrayContaining(['M13']) })
  expect(near[0]?.km).toBeLessThan(near[1]?.km ?? 0)
  expect(stationsNear(planOf(real), { lat: 43, lon: 5 }, 2, 2)).toEqual([])
})

test('what a tiers-lieu offers is what its words say', () => {
  expect(offersOf({ tags: ['Coworking', 'café associatif', 'jardin partagé'], actions: [] })).toEqual(['desks', 'cafe', 'garden'])
  expect(offersOf({ tags: ['écologie'], actions: ['location'] })).toEqual(['rooms'])
  expect(offersOf({ tags: [], actions: [] })).toEqual([])
})
