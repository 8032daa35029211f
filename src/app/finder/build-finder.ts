/** A finder made at once, for the command line and the tests; the app makes it in steps (use-finder.ts). */
import { type Finder, finderSteps } from './finder.ts'
import { guesserSteps } from './guess.ts'
import type { GuideInput } from './search-index.ts'
import { finish } from './steps.ts'

export function buildFinder(guide: GuideInput): Finder {
  const finder = finish(finderSteps(guide))
  finder.guessWith(finish(guesserSteps(finder.words)))
  return finder
}
