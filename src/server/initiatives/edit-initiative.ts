/** Every way an entry is made or changed by the staff: judged, checked, written with its line in the journal, and marked for the next release. */
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Check, FieldChange } from '../../contract/staff.ts'
import { ApiError } from '../api/api-error.ts'
import type { Engine } from '../db/database.ts'
import { markChanged } from '../releases/changes.ts'
import { writeJournal } from '../staff/journal.ts'
import { fieldChanges } from './field-changes.ts'
import { judgeInitiative } from './judge-initiative.ts'
import {
  freeSlug,
  insertInitiative,
  lockNames,
  nextId,
  readInitiative,
  replaceInitiative,
  slugsOfOthers,
  type Trx,
  withFormerSlugs,
} from './repository.ts'

/** `outside`: proposed by a reader, so contact and money must be checked. `pack`: written by the pack's keepers, who alone may say that a shelter is none. */
export type Origin = 'outside' | 'staff' | 'pack'
type Deed = { engine: Engine; by: string; origin: Origin; check?: Check | undefined; now: Date; contribution?: string }
export type Edit = Deed & {
  id: string
  candidate: Record<string, unknown>
  action?: string
  /** Revision that the editor had before their eyes. */
  revision?: number | undefined
  /** The entry was out of the guide and comes back: nothing of it counts as known. */
  comesBack?: boolean
}
export type Edited = { initiative: PackInitiative; before: PackInitiative; revision: number; changes: FieldChange[] }

function askForCheck(changes: FieldChange[], { origin, check }: Deed) {
  const unchecked = changes.filter(({ needsCheck }) => needsCheck)
  if (origin !== 'outside' || check || !unchecked.length) return
  const message = 'Dites comment vous l’avez vérifié.'
  throw new ApiError(422, 'check-needed', { fields: unchecked.map(({ field }) => ({ field, message })) })
}

async function record(
  trx: Trx,
  id: string,
  action: string,
  changes: FieldChange[],
  { by, check, now, contribution }: Omit<Deed, 'engine' | 'origin'>,
) {
  const detail = { fields: changes.map(({ field }) => field), ...(check ? { check } : {}), ...(contribution ? { contribution } : {}) }
  await writeJournal(trx, { member: by, action, subjectKind: 'initiative', subjectId: id, detail, at: now })
  await markChanged(trx)
}

/** @throws ApiError 404, 409 changed-meanwhile, 422 invalid or check-needed. */
export async function editInitiative(trx: Trx, edit: Edit): Promise<Edited> {
  const { id, candidate, now, comesBack = false } = edit
  await lockNames(trx, edit.engine)
  const held = await readInitiative(trx, id)
  if (!held) throw new ApiError(404, 'not-found')
  if (edit.revision !== undefined && edit.revision !== held.revision) throw new ApiError(409, 'changed-meanwhile')
  const before = held.initiative
  const judged = await judgeInitiative(trx, { ...candidate, id }, edit.origin === 'pack' ? undefined : before)
  const initiative = withFormerSlugs(judged, before)
  const changes = fieldChanges(before, initiative)
  askForCheck(comesBack ? fieldChanges(undefined, initiative) : changes, edit)
  if (!changes.length && !comesBack) return { initiative, before, revision: held.revision, changes }
  const revision = await replaceInitiative(trx, held, initiative, comesBack ? false : held.hidden, now)
  await record(trx, id, edit.action ?? 'edited', changes, edit)
  return { initiative, before, revision, changes }
}

/** A new entry: the server gives its id, and an address if the one asked for is missing or taken. */
export async function createInitiative(trx: Trx, deed: Deed & { candidate: Record<string, unknown> }): Promise<PackInitiative> {
  const { candidate, now } = deed
  await lockNames(trx, deed.engine)
  const id = await nextId(trx)
  const { slug: asked, name } = candidate
  const isFree = typeof asked === 'string' && asked !== '' && !(await slugsOfOthers(trx, [asked], id)).length
  const slug = isFree ? asked : await freeSlug(trx, String(name ?? ''), id)
  const initiative = await judgeInitiative(trx, { ...candidate, id, slug })
  const changes = fieldChanges(undefined, initiative)
  askForCheck(changes, deed)
  await insertInitiative(trx, initiative, now)
  await record(trx, id, 'created', changes, deed)
  return initiative
}

/** Out of the guide, and back to how it was: what undoing a verdict needs. */
export async function revertInitiative(
  trx: Trx,
  id: string,
  to: { before?: PackInitiative; hidden: boolean; revision?: number },
  by: string,
  now: Date,
) {
  const held = await readInitiative(trx, id)
  if (!held) return
  if (to.revision !== undefined && to.revision !== held.revision) throw new ApiError(409, 'changed-meanwhile')
  const next = to.before ? withFormerSlugs(to.before, held.initiative) : held.initiative
  // A shelter stays one, whatever is undone.
  if (held.initiative.phoneOnly && !next.phoneOnly) throw new ApiError(409, 'changed-meanwhile')
  await replaceInitiative(trx, held, next, to.hidden, now)
  const action = to.before ? 'reverted' : 'hidden'
  await record(trx, id, action, to.before ? fieldChanges(held.initiative, next) : [], { by, now })
}
