/** A short form of `npm run faults`: every named case on both engines, then chance. */
import { afterAll, expect, test } from 'vitest'
import { removeTemporaryFolders } from '../server/sample-pack.ts'
import { runFaults } from './run.ts'

afterAll(removeTemporaryFolders)

test('nothing acknowledged is lost, nothing is doubled, nothing is stuck without a word', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const { runs, lost, doubled, stuck, faults } = await runFaults(60, seed)
  expect({ seed, lost, doubled, stuck, faults }).toEqual({ seed, lost: 0, doubled: 0, stuck: 0, faults: [] })
  expect(runs).toBeGreaterThanOrEqual(60)
})
