/** Queries and judgements kept in tests/bench/relevance/ (its README says how they were made). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Grades } from './measures.ts'

const FOLDER = join('tests', 'bench', 'relevance')

/** What somebody typed, what they wanted, and what would answer it well, nearly, faintly. */
export type Rubric = {
  id: string
  query: string
  lang: string
  persona: string
  class: string
  place: string | null
  intent: string
  grade3: string
  grade2: string
  grade1: string
  expects_name: string | null
}
export type JudgedQuery = { id: string; query: string; class: string; grades: Grades; read: ReadonlySet<string> }

/** `read`: every entry that was read; those without a grade are graded 0. `grades`: the settled grade, 1 to 3, and its reason. */
type Judgement = { query: string; read: string[]; grades: Record<string, [grade: number, reason: string]> }

function lines(file: string): unknown[] {
  const path = join(FOLDER, file)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown)
}

export const readQueries = () => lines('queries.jsonl') as Rubric[]
const readJudgements = () => lines('judgements.jsonl') as Judgement[]

/** By query, the entries that were read. */
export const readRead = () => new Map(readJudgements().map(({ query, read }) => [query, new Set(read)]))

export function readJudgedQueries(): JudgedQuery[] {
  const judgements = new Map(readJudgements().map((judgement) => [judgement.query, judgement]))
  return readQueries().flatMap(({ id, query, class: kind }) => {
    const { grades, read } = judgements.get(id) ?? { grades: kind === 'negative' ? {} : undefined, read: [] }
    if (!grades) return []
    return [{ id, query, class: kind, grades: new Map(Object.entries(grades).map(([entry, [grade]]) => [entry, grade])), read: new Set(read) }]
  })
}
