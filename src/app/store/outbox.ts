/** Reads and moves what people wrote on this phone. Every move is one transaction: read the row, take the pure step, write it. */
import type { ContributionKind } from '../../domain/contribution.ts'
import { type DraftForm, moveOutbox, type OutboxEvent, type OutboxRow, renewed } from '../../domain/outbox-moves.ts'
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

/** Keeps what is being typed, under an id that the form made. */
export async function keepForm(id: string, kind: ContributionKind, form: DraftForm): Promise<void> {
  await outboxDatabase.transaction('rw', contributions, async () => {
    const held = await contributions.get(id)
    await contributions.put(held ? moveOutbox(held, { type: 'write', form }) : draftOf(id, kind, form, await nextRank()))
  })
}

/** Puts a finished form on its way, whether or not a draft of it could be kept before. */
export async function submitForm(id: string, kind: ContributionKind, event: Extract<OutboxEvent, { type: 'submit' }>): Promise<void> {
  await outboxDatabase.transaction('rw', contributions, async () => {
    const held = (await contributions.get(id)) ?? draftOf(id, kind, event.form, await nextRank())
    await contributions.put(moveOutbox(held, event))
  })
}

/** The event for each row, read at the moment of writing; rows gone meanwhile stay gone. */
export async function moveContributions(ids: readonly string[], eventOf: (row: OutboxRow) => OutboxEvent | undefined): Promise<OutboxRow[]> {
  return outboxDatabase.transaction('rw', contributions, async () => {
    const moved: OutboxRow[] = []
    for (const row of await contributions.bulkGet([...ids])) {
      const event = row && eventOf(row)
      const next = row && event ? moveOutbox(row, event) : row
      if (next && next !== row) await contributions.put(next)
      if (next) moved.push(next)
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
    await contributions.add(renewed(row, newId(), newSecret()))
    await contributions.delete(id)
  })
}
