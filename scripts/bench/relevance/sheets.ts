/**
 * Reading sheets for whoever judges: for each query what the engines' first fifteen have together and nobody judged yet, shuffled, so that nobody can tell
 * which engine found what. `node scripts/bench/relevance/sheets.ts FOLDER [SEED] [PARTS] [DEPTH]` writes them; tests/bench/relevance/README.md says how they are read.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Initiative } from '../../../src/domain/initiative.ts'
import { seededRandom } from '../french-text.ts'
import { type JudgedQuery, type Rubric, readQueries, readRead } from './judgements.ts'
import { allEngines, type Engine, readSearchedGuide } from './run-engines.ts'

function shuffled<T>(rows: readonly T[], random: () => number): T[] {
  return rows
    .map((row) => ({ row, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
}

async function pooled({ query }: Pick<JudgedQuery, 'query'>, engines: readonly Engine[], depth: number): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const { search } of engines) for (const id of await search(query, depth)) ids.add(id)
  return ids
}

const headOf = (query: Rubric) =>
  [
    `### ${query.id} « ${query.query} » (${query.lang}, ${query.persona}, ${query.class}${query.place ? `, place: ${query.place}` : ''}${query.expects_name ? `, looks for: ${query.expects_name}` : ''})`,
    `intent: ${query.intent}`,
    `3 = ${query.grade3}`,
    `2 = ${query.grade2}`,
    `1 = ${query.grade1}`,
  ].join('\n')

const [folder, seed = '1', parts = '8', depth = '15'] = process.argv.slice(2)
if (!folder) {
  console.error('usage: node scripts/bench/relevance/sheets.ts FOLDER [SEED] [PARTS] [DEPTH]')
  process.exit(2)
}
const guide = readSearchedGuide()
const byId = new Map(guide.initiatives.map((initiative) => [initiative.id, initiative]))
const communeNames = new Map(guide.communes.map(({ id, name }) => [id, name]))
const where = ({ place, scope }: Initiative) => (place?.commune ? communeNames.get(place.commune) : place?.town) ?? scope
const lineOf = (id: string) => {
  const initiative = byId.get(id) as Initiative
  return [id, initiative.name, initiative.tags.join(', '), initiative.summary.fr, where(initiative)].join('|')
}
const random = seededRandom(Number(seed))
const engines = await allEngines()
const read = readRead()
const sheets: string[] = []
for (const query of shuffled(readQueries(), random)) {
  const unread = [...(await pooled(query, engines, Number(depth)))].filter((id) => !read.get(query.id)?.has(id))
  if (query.class !== 'negative' && unread.length) sheets.push(`${headOf(query)}\n${shuffled(unread, random).map(lineOf).join('\n')}`)
}
mkdirSync(folder, { recursive: true })
for (let part = 0; part < Number(parts); part += 1) {
  writeFileSync(join(folder, `sheet-${part + 1}.txt`), sheets.filter((_, at) => at % Number(parts) === part).join('\n\n'))
}
console.log(`${sheets.length} queries with entries to read`)
