/** `npm run bench -- relevance`: how well our search answers the judged queries, beside its peers in the same run. */
import { type JudgedQuery, readJudgedQueries } from './relevance/judgements.ts'
import { ndcg, reciprocalRank, success } from './relevance/measures.ts'
import type { Search } from './relevance/peers.ts'
import { allEngines } from './relevance/run-engines.ts'

const DEPTH = 10
const round = (value: number) => Math.round(value * 1000) / 1000
const mean = (values: readonly number[]) => (values.length ? values.reduce((total, value) => total + value, 0) / values.length : Number.NaN)

type Scored = { query: JudgedQuery; ids: string[] }
type Row = Record<string, string | number>

/** A query is answerable when an entry of the guide was graded 2 or 3 for it; some that are not were answerable in their author's mind, and count nowhere. */
const isAnswerable = ({ query }: Scored) => [...query.grades.values()].some((grade) => grade >= 2)

export type Measured = Record<'queries' | 'nDCG@10' | 'MRR' | 'success@3' | 'honest' | 'unread', number>

function measure(scored: readonly Scored[]): Measured {
  const answerable = scored.filter(isAnswerable)
  const others = scored.filter(({ query }) => query.class === 'negative')
  return {
    queries: scored.length,
    'nDCG@10': round(mean(answerable.map(({ query, ids }) => ndcg(ids, query.grades, DEPTH)))),
    MRR: round(mean(answerable.map(({ query, ids }) => reciprocalRank(ids, query.grades)))),
    'success@3': round(mean(answerable.map(({ query, ids }) => success(ids, query.grades)))),
    // Nothing shown, or what is shown helps a little (graded 1): a promise kept small.
    honest: round(mean(others.map(({ query, ids }) => (ids.length === 0 || ids.slice(0, 3).every((id) => query.grades.has(id)) ? 1 : 0)))),
    // Of the first ten, how many nobody has read yet: they count as wrong.
    unread: round(mean(answerable.map(({ query, ids }) => ids.filter((id) => !query.read.has(id)).length))),
  }
}

async function answers(search: Search, queries: readonly JudgedQuery[]): Promise<Scored[]> {
  const scored: Scored[] = []
  for (const query of queries) scored.push({ query, ids: await search(query.query, DEPTH) })
  return scored
}

/** All measures of one search over all judged queries. */
export const measureSearch = async (search: Search, queries: readonly JudgedQuery[]): Promise<Measured> => measure(await answers(search, queries))

export async function benchRelevance(): Promise<Row[]> {
  const queries = readJudgedQueries()
  const rows: Row[] = []
  const best = new Map<string, { row: Row; score: number }>()
  for (const engine of await allEngines()) {
    const scored = await answers(engine.search, queries)
    const row = { engine: engine.engine, settings: engine.settings, class: 'all', ...measure(scored) }
    const score = Number(row['nDCG@10' as keyof typeof row])
    if (score > (best.get(engine.engine)?.score ?? -1)) best.set(engine.engine, { row, score })
    if (engine.engine !== 'ours') continue
    for (const kind of new Set(queries.map((query) => query.class))) {
      rows.push({ engine: 'ours', settings: '', class: kind, ...measure(scored.filter(({ query }) => query.class === kind)) })
    }
  }
  return [...[...best.values()].map(({ row }) => row), ...rows]
}
