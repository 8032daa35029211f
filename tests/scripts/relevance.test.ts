/** The search answers as well as it did: floors under what `npm run bench -- relevance` measures, so that no change of words or weights spoils it unseen. */
import { expect, test } from 'vitest'
import { readJudgedQueries } from '../../scripts/bench/relevance/judgements.ts'
import { ourSearch, readSearchedGuide } from '../../scripts/bench/relevance/run-engines.ts'
import { measureSearch } from '../../scripts/bench/relevance.ts'

test('the judged queries are answered well, and what has no answer gets none', async () => {
  const measured = await measureSearch(ourSearch(readSearchedGuide()), readJudgedQueries())
  expect(measured.queries).toBeGreaterThan(300)
  expect(measured['nDCG@10']).toBeGreaterThanOrEqual(0.86)
  expect(measured['success@3']).toBeGreaterThanOrEqual(0.915)
  expect(measured.honest).toBeGreaterThanOrEqual(0.95)
})
