/** Reads and moves what people wrote on this phone. Every move is one transaction: read the row, take the pure step, write it. */
import type { ContributionKind } from '../../domain/contribution.ts'
import { type DraftForm, moveOutbox, type OutboxEvent, type OutboxRow, renewed, takesWords, wordsLeftOver } from '../../domain/outbox-moves.ts'
import { outboxDatabase } from './outbox-database.ts'
import { newId, newSecret } from './outbox-ids.ts'

const { contributions } = outboxDatabase

/** Oldest first. */
export const readOutbox = (): Promise<OutboxRow[]> => contributions.orderBy('rank').toArray()
export const readContribution = (id: string): Promise<OutboxRow | undefined> => contributions.get(id)
export const readInState = (state: OutboxRow['state']): Promise<OutboxRow[]> => contributions.where('state').equals(state).sortBy('rank')

async function nextRank(): Promise<number> {
  const last = await contributions.orderBy('rank').last()
  return (last?.rank ?? 0) + 1
}

function draftOf(id: string, kind: ContributionKind, form: DraftForm, rank: number): OutboxRow {
  return { id, kind, state: 'draft', rank, revision: 1, createdAt: new Date().toISOString(), secret: newSecret(), form, attempts: 0 }
}

type Place = { id: string; held: OutboxRow | undefined }

/** Where words written under an id can stand: there, or when it is decided or taken back, in a contribution of their own. */
async function placeFor(id: string): Promise<Place> {
  const held = await contributions.get(id)
  if (!held || takesWords(held)) return { id, held }
  if (held.continuedAs) return placeFor(held.continuedAs)
  const next = newId()
  await contributions.put({ ...held, continuedAs: next })
  return { id: next, held: undefined }
}

/**
 * Keeps what is being typed, under an id that the form made.
 * @param changed what was changed here: another tab may have changed the rest.
 * @returns the id under which the words stand: another one when the first was decided or taken back meanwhile.
 */
export async function keepForm(wanted: string, kind: ContributionKind, form: DraftForm, changed = form): Promise<string> {
  return outboxDatabase.transaction('rw', contributions, async () => {
    const { id, held } = await placeFor(wanted)
    await contributions.put(
      held ? moveOutbox(held, { type: 'write', form: { ...held.form, ...changed } }) : draftOf(id, kind, form, await nextRank()),
    )
    return id
  })
}

/** The very words that the server has; sent once more they would stand there twice. */
async function isThere(id: string, { body }: Extract<OutboxEvent, { type: 'submit' }>): Promise<boolean> {
  const held = await contributions.get(id)
  return (
    (held?.state === 'published' || held?.state === 'received') && JSON.stringify(held.frozen?.body) === JSON.stringify(body) && !takesWords(held)
  )
}

/**
 * Puts a finished form on its way, whether or not a draft of it could be kept before.
 * @returns the id under which it goes.
 */
export async function submitForm(wanted: string, kind: ContributionKind, event: Extract<OutboxEvent, { type: 'submit' }>): Promise<string> {
  return outboxDatabase.transaction('rw', contributions, async () => {
    if (await isThere(wanted, event)) return wanted
    const { id, held } = await placeFor(wanted)
    await contributions.put(moveOutbox(held ?? draftOf(id, kind, event.form, await nextRank()), event))
    return id
  })
}

/** What was typed after the last sending outlives the decision as a draft of its own. */
async function keepLeftOver(before: OutboxRow, after: OutboxRow): Promise<OutboxRow> {
  const form = wordsLeftOver(before, after)
  if (!form) return after
  const draft = draftOf(newId(), before.kind, form, await nextRank())
  await contributions.add(draft)
  return { ...after, continuedAs: draft.id }
}

/** The event for each row, read at the moment of writing; rows gone meanwhile stay gone. */
export async function moveContributions(ids: readonly string[], eventOf: (row: OutboxRow) => OutboxEvent | undefined): Promise<OutboxRow[]> {
  return outboxDatabase.transaction('rw', contributions, async () => {
    const moved: OutboxRow[] = []
    for (const row of await contributions.bulkGet([...ids])) {
      const event = row && eventOf(row)
      if (!row) continue
      const next = event ? await keepLeftOver(row, moveOutbox(row, event)) : row
      if (next !== row) await contributions.put(next)
      moved.push(next)
    }
    return moved
  })
}

/** The person no longer wants it on this phone. */
export const removeContribution = (id: string): Promise<void> => contributions.delete(id)

/** The same words, sent as a new contribution. */
export async function renewContribution(id: string): Promise<void> {
  await outboxDatabase.transaction('rw', contributions, async () => {
    const row = await contributions.get(id)
    if (!row) return
    await contributions.add(renewed(row, { id: newId(), secret: newSecret(), createdAt: new Date().toISOString() }))
    await contributions.delete(id)
  })
}
