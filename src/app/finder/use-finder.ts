/** One finder for the guide held, built when it is first needed and again when the guide moves. */
import type { HeldGuide } from '../store/held-guide.ts'
import { buildFinder, type Finder } from './finder.ts'

let built: { held: HeldGuide; finder: Finder } | undefined

export function finderOf(held: HeldGuide): Finder {
  if (built?.held !== held) built = { held, finder: buildFinder(held.guide) }
  return built.finder
}
