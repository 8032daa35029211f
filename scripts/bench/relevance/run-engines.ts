/** Our search and its peers over the same guide, ready to answer. */
import { buildFinder } from '../../../src/app/finder/build-finder.ts'
import { parseQuery } from '../../../src/app/finder/query.ts'
import type { GuideInput } from '../../../src/app/finder/search-index.ts'
import { guideOfPack } from '../../../src/server/pack/guide-of-pack.ts'
import { readPack } from '../../../src/server/pack/read-pack.ts'
import { FTS5 } from './fts5.ts'
import { PEERS, rowsOf, type Search } from './peers.ts'

export type Engine = { engine: string; settings: string; search: Search }

export function readSearchedGuide() {
  const { pack } = readPack(process.env['DATA_DIR'] || 'data')
  if (!pack) throw new Error('the data pack has faults: npm run data:check')
  return { ...guideOfPack(pack), concepts: pack.concepts }
}

const nothingChosen = parseQuery('', [], [])

export function ourSearch(guide: GuideInput): Search {
  const finder = buildFinder(guide)
  return (text, limit) =>
    finder
      .find({ ...nothingChosen, text })
      .results.slice(0, limit)
      .map(({ initiative }) => initiative.id)
}

export async function allEngines(): Promise<Engine[]> {
  const guide = readSearchedGuide()
  const rows = rowsOf(guide)
  const peers = await Promise.all([...PEERS, ...FTS5].map(async ({ engine, settings, make }) => ({ engine, settings, search: await make(rows) })))
  return [{ engine: 'ours', settings: '', search: ourSearch(guide) }, ...peers]
}
