/** The guide back into files: a data pack like the one it came from, with what the staff changed and added. Opinions are not part of a pack. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as v from 'valibot'
import { LIST_FILES, territorySchema } from '../../contract/pack.ts'
import { type PackInitiative, packInitiativeSchema } from '../../contract/pack-initiative.ts'
import type { Database } from '../db/database.ts'
import { PLAN_FILE } from '../pack/read-pack.ts'
import { withoutDoor } from '../pack/shelter.ts'

type Fields = Record<string, unknown>

/** Fields in the order of the schema, as keepers write them: a change is a short, readable difference. */
function inOrder(row: Fields, schema: { entries: Record<string, unknown> }): Fields {
  return Object.fromEntries(Object.keys(schema.entries).flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])))
}

const write = (folder: string, file: string, content: unknown) => writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`)

/**
 * @param from the pack's folder: nobody changes its plan in the database.
 * @returns how many initiatives were written.
 */
export async function exportPack(db: Database, folder: string, from: string): Promise<number> {
  mkdirSync(join(folder, 'initiatives'), { recursive: true })
  const lists = new Map(
    (await db.selectFrom('list').select(['name', 'rows']).execute()).map(({ name, rows }) => [name as string, JSON.parse(rows) as Fields[]]),
  )
  write(folder, 'territory.json', inOrder(lists.get('territory')?.[0] ?? {}, territorySchema))
  for (const [name, { file, schema }] of Object.entries(LIST_FILES)) {
    const item = (schema as unknown as { item: v.StrictObjectSchema<v.ObjectEntries, undefined> }).item
    write(
      folder,
      file,
      (lists.get(name) ?? []).map((row) => inOrder(row, item)),
    )
  }
  if (existsSync(join(from, PLAN_FILE))) copyFileSync(join(from, PLAN_FILE), join(folder, PLAN_FILE))
  const rows = await db.selectFrom('initiative').select(['id', 'body']).where('hidden', '=', 0).execute()
  const shown = new Set(rows.map(({ id }) => id))
  for (const { body } of rows) {
    const { network, ...rest } = withoutDoor(JSON.parse(body) as PackInitiative)
    // A network that is no longer shown would be a link to nothing.
    const record = network && shown.has(network) ? { ...rest, network } : rest
    write(folder, join('initiatives', `${rest.slug}.json`), inOrder(record as Fields, packInitiativeSchema))
  }
  return rows.length
}
