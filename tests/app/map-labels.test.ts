/** Words of the plan never stand on one another nor under a mark, at any zoom and size. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Box, type Measure, placeLabels } from '../../src/app/map/plan/labels.ts'
import { pixelOf } from '../../src/app/map/plan/mercator.ts'
import type { Commune } from '../../src/domain/place.ts'
import { type PackPlan, planOf } from '../../src/domain/plan.ts'

const plan = planOf(JSON.parse(readFileSync('data/plan.json', 'utf8')) as PackPlan)
const communes = JSON.parse(readFileSync('data/communes.json', 'utf8')) as Commune[]
/** Letters as wide as a share of their height. */
const letters =
  (share: number): Measure =>
  (text, _kind, size) =>
    text.length * size * share

function marks(zoom: number, count: number): Box[] {
  let seed = zoom * 1000 + count
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  return Array.from({ length: count }, () => {
    const { x, y } = pixelOf({ lat: 48.73 + random() * 0.22, lon: 2.15 + random() * 0.19 }, zoom)
    return { left: x - 22, right: x + 22, top: y - 22, bottom: y + 22 }
  })
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const cases = [10, 11, 12, 13, 14, 15, 16, 17, 18].flatMap((zoom) => [1, 1.25, 1.5, 2].map((scale) => [zoom, scale] as const))

test.each(cases)('zoom %i, letters × %d: no two words meet, and none lies under a mark', (zoom, scale) => {
  for (const share of [0.45, 0.6, 0.8])
    for (const taken of [[], marks(zoom, 60), marks(zoom, 400)]) {
      const measure = letters(share)
      const labels = placeLabels({ plan, communes }, zoom, taken, scale, measure)
      for (const [at, label] of labels.entries()) {
        expect(taken.some((mark) => meet(mark, label))).toBe(false)
        // Sorted by nothing: each against all that follow.
        for (let other = at + 1; other < labels.length; other += 1)
          if (meet(label, labels[other] as Box)) throw new Error(`${label.lines} on ${labels[other]?.lines}`)
        const widest = Math.max(...label.lines.map((line) => measure(line, label.kind, label.size)))
        expect(label.right - label.left).toBeGreaterThanOrEqual(widest)
        expect(Math.abs((label.left + label.right) / 2 - label.x)).toBeLessThan(0.001)
      }
    }
})

test('nearly all communes are named from afar, and all of them from nearer', () => {
  const named = (zoom: number) => placeLabels({ plan, communes }, zoom, [], 1, letters(0.55)).filter(({ kind }) => kind === 'commune').length
  expect(named(11)).toBeGreaterThanOrEqual(27)
  expect(named(13)).toBe(communes.length)
})

test('whoever looks twice finds each word where it was', () => {
  const place = () => placeLabels({ plan, communes }, 12, marks(12, 50), 1, letters(0.6))
  expect(place()).toEqual(place())
})
