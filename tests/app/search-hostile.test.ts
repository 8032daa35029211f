/** Whatever is typed, the search answers and never throws; how long it takes is measured by `npm run bench -- search`. */
import { expect, test } from 'vitest'
import { hostileTexts } from '../../scripts/bench/search/hostile-texts.ts'
import { buildFinder } from '../../src/app/finder/build-finder.ts'
import { markerOf } from '../../src/app/finder/mark.ts'
import { parseQuery } from '../../src/app/finder/query.ts'
import { suggest } from '../../src/app/finder/suggest.ts'
import { smallGuide } from '../samples.ts'

const finder = buildFinder(smallGuide())
const nothingChosen = parseQuery('', [], [])

test('random and hostile texts', () => {
  for (const text of hostileTexts(2_000, 1)) {
    const found = finder.find({ ...nothingChosen, text })
    const mark = markerOf(found.understood, finder.inside.index)
    for (const { initiative } of found.results) mark?.(initiative.name)
    expect(found.results.length).toBeLessThanOrEqual(5)
    suggest(finder, text)
  }
})

test('a chip takes out the very letters it came from', () => {
  for (const text of hostileTexts(500, 2)) {
    for (const { words } of finder.find({ ...nothingChosen, text }).understood.chips) {
      for (const { from, to } of words) expect(text.slice(from, to)).not.toBe('')
    }
  }
})
