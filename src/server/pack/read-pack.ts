/** Reads the data pack from its folder. Every fault becomes a line a keeper can act on: file, record, field, what is wrong → how to mend it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { LIST_FILES, type Pack, territorySchema } from '../../contract/pack.ts'
import { type PackInitiative, packInitiativeSchema } from '../../contract/pack-initiative.ts'
import { packPlanSchema } from '../../contract/pack-plan.ts'
import { type PackPlan, unknownStops } from '../../domain/plan.ts'
import { checkAcross, type PartialPack } from './check-across.ts'
import type { Fault } from './fault.ts'

export type PackReading = { pack: Pack | undefined; faults: Fault[]; warnings: Fault[] }

type Reader = { folder: string; faults: Fault[] }

function readJson({ folder, faults }: Reader, file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8'))
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const problem = missing ? 'the file is missing → put it back' : `is not valid JSON (${(error as Error).message}) → mend the syntax`
    faults.push({ file, record: '-', field: '-', problem })
    return undefined
  }
}

/** What a schema found, in a keeper's words. Valibot's own sentences are kept where we wrote none. */
function describe(issue: v.BaseIssue<unknown>): string {
  if (issue.message.includes('→')) return issue.message
  if (issue.kind === 'schema' && issue.received === 'undefined') return 'is missing → add it'
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'is not a field of this record → remove it or correct its name'
  return `is wrong: ${issue.message} → correct it`
}

const nameOf = (row: unknown): string => {
  const fields = (row ?? {}) as Record<string, unknown>
  return String(fields['slug'] ?? fields['id'] ?? '-')
}

function parseOne<T>(reader: Reader, file: string, schema: v.GenericSchema<unknown, T>, row: unknown): T | undefined {
  const parsed = v.safeParse(schema, row)
  if (parsed.success) return parsed.output
  for (const issue of parsed.issues) {
    const field = v.getDotPath(issue) ?? '-'
    const at = Array.isArray(row) ? nameOf(row[Number(field.split('.')[0])]) : nameOf(row)
    reader.faults.push({ file, record: at, field, problem: describe(issue) })
  }
  return undefined
}

function readInitiatives(reader: Reader): { file: string; row: PackInitiative }[] {
  let files: string[] = []
  try {
    files = readdirSync(join(reader.folder, 'initiatives')).filter((name) => name.endsWith('.json'))
  } catch {
    reader.faults.push({ file: 'initiatives/', record: '-', field: '-', problem: 'the folder is missing → put it back' })
  }
  return files.sort().flatMap((name) => {
    const file = `initiatives/${name}`
    const raw = readJson(reader, file)
    const row = raw === undefined ? undefined : parseOne(reader, file, packInitiativeSchema as v.GenericSchema<unknown, PackInitiative>, raw)
    return row ? [{ file, row }] : []
  })
}

export const PLAN_FILE = 'plan.json'

/** @returns undefined when the territory has none. */
function readPlan(reader: Reader): PackPlan | undefined {
  if (!existsSync(join(reader.folder, PLAN_FILE))) return undefined
  const raw = readJson(reader, PLAN_FILE)
  const plan = raw === undefined ? undefined : parseOne(reader, PLAN_FILE, packPlanSchema as v.GenericSchema<unknown, PackPlan>, raw)
  for (const stop of plan ? unknownStops(plan) : [])
    reader.faults.push({ file: PLAN_FILE, record: stop, field: 'cut, join', problem: 'is no stop of this line → write its name as in stops' })
  return plan
}

/**
 * The pack of a folder, with all that is wrong with it.
 * @returns `pack` only when there is no fault; warnings do not stop it.
 */
export function readPack(folder: string): PackReading {
  const reader: Reader = { folder, faults: [] }
  const rawTerritory = readJson(reader, 'territory.json')
  const territory = rawTerritory === undefined ? undefined : parseOne(reader, 'territory.json', territorySchema, rawTerritory)
  const lists: Record<string, unknown> = {}
  // A territory without a thesaurus is searched by its own words alone.
  for (const [name, { file, schema }] of Object.entries(LIST_FILES)) {
    const raw = name === 'concepts' && !existsSync(join(folder, file)) ? [] : readJson(reader, file)
    lists[name] = raw === undefined ? undefined : parseOne<unknown>(reader, file, schema, raw)
  }
  const initiatives = readInitiatives(reader)
  const plan = readPlan(reader)
  const pack = { territory, ...lists, plan, initiatives: initiatives.map(({ row }) => row) } as PartialPack
  const across = checkAcross(pack, new Map(initiatives.map(({ file, row }) => [row, file])))
  const faults = [...reader.faults, ...across.faults]
  // Without a fault every part was read.
  return { pack: faults.length ? undefined : (pack as Pack), faults, warnings: across.warnings }
}
