/**
 * `npm run search -- [--limit 20] [--language fr] [--near LAT,LON] [--explain] [--json] [--guide FILE] "query"`: exactly the app's search.
 * Without a query: one query per line on stdin, one answer each. The words of every language are searched, as in the app, whatever `--language` says. Exit 0 done, 1 the input is wrong, 2 wrong usage.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { buildFinder } from '../src/app/finder/build-finder.ts'
import type { Finder, Found } from '../src/app/finder/finder.ts'
import { MAX_TEXT, parseQuery } from '../src/app/finder/query.ts'
import type { GuideInput } from '../src/app/finder/search-index.ts'
import { parseRelease } from '../src/contract/release.ts'
import type { Point } from '../src/domain/place.ts'
import { sayFault } from '../src/server/pack/fault.ts'
import { guideOfPack } from '../src/server/pack/guide-of-pack.ts'
import { readPack } from '../src/server/pack/read-pack.ts'

function fail(code: 1 | 2, message: string): never {
  console.error(message)
  process.exit(code)
}

const USAGE = 'usage: npm run search -- [--limit 20] [--language fr|en|ar] [--near LAT,LON] [--explain] [--json] [--guide FILE] ["query"]'

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        limit: { type: 'string', default: '20' },
        language: { type: 'string', default: 'fr' },
        near: { type: 'string' },
        explain: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        guide: { type: 'string' },
      },
    })
  } catch (error) {
    return fail(2, `${(error as Error).message}\n${USAGE}`)
  }
}

/** What is searched: the pack's guide, or that of a release file; the thesaurus is always the pack's. */
function readGuide(file: string | undefined): GuideInput {
  const { pack, faults } = readPack(process.env['DATA_DIR'] || 'data')
  if (!pack) return fail(1, faults.map(sayFault).join('\n'))
  const { concepts } = pack
  if (file === undefined) return { ...guideOfPack(pack), concepts }
  try {
    return { ...parseRelease(JSON.parse(readFileSync(file, 'utf8'))), concepts }
  } catch (error) {
    return fail(1, `${file} is no full release file: ${(error as Error).message}`)
  }
}

function readPoint(text: string | undefined): Point | undefined {
  if (text === undefined) return undefined
  const [lat, lon, ...rest] = text.split(',').map((part) => (part.trim() ? Number(part) : Number.NaN))
  const isPoint = lat !== undefined && lon !== undefined && !rest.length && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
  return isPoint ? { lat, lon } : fail(2, `--near ${text} is wrong: write two numbers such as 48.89,2.21\n${USAGE}`)
}

const { values, positionals } = readOptions()
const limit = Number(values.limit)
if (!Number.isInteger(limit) || limit < 1) fail(2, `--limit ${values.limit} is wrong: write a whole number from 1\n${USAGE}`)
if (!['fr', 'en', 'ar'].includes(values.language)) fail(2, `--language ${values.language} is wrong: use fr, en or ar\n${USAGE}`)
const near = readPoint(values.near)
const finder: Finder = buildFinder(readGuide(values.guide))

function understoodOf(found: Found) {
  const { words, commune, chips, unknown, sureness, corrections } = found.understood
  return {
    words: words.map(({ word }) => word),
    commune: commune?.slug ?? null,
    topics: chips.flatMap(({ label }) => label?.fr ?? []),
    corrections,
    unknown,
    sureness: Math.round(sureness * 100) / 100,
  }
}

function answer(text: string) {
  const before = performance.now()
  const found = finder.find({ ...parseQuery('', [], []), text: text.slice(0, MAX_TEXT), nearMe: near !== undefined }, near)
  const ms = Math.round((performance.now() - before) * 100) / 100
  const results = found.results.slice(0, limit)
  if (values.json) {
    const rows = results.map(({ initiative: { id, slug, name }, score, reasons }) => ({
      id,
      slug,
      name,
      score: Math.round(score * 1000) / 1000,
      reasons,
    }))
    console.log(JSON.stringify({ query: text, understood: understoodOf(found), ms, results: rows }))
    return
  }
  console.log(`« ${text} » : ${found.results.length} (${ms} ms)`)
  if (values.explain) console.log(`  understood: ${JSON.stringify(understoodOf(found))}`)
  for (const { initiative, km, score, reasons } of results) {
    const where = km === undefined ? '' : ` · ${km.toFixed(1)} km`
    console.log(
      `  ${initiative.name}${where}${values.explain ? ` [${score.toFixed(2)}; ${reasons.join(', ')}]` : ''}  /initiative/${initiative.slug}`,
    )
  }
}

if (positionals.length) answer(positionals.join(' '))
else for await (const line of createInterface({ input: process.stdin })) answer(line)
