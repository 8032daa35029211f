/** Finds the form that an address asks for: what was begun, what was sent, or a new one. */
import type { ContributionKind } from '../../domain/contribution.ts'
import { type DraftForm, type OutboxRow, takesWords } from '../../domain/outbox-moves.ts'
import { recoverLastWords } from '../store/last-words.ts'
import { keepForm, readContribution, readInState } from '../store/outbox.ts'
import { newId } from '../store/outbox-ids.ts'
import type { Asked } from './asked.ts'

/** Said at its head. `decided`, `closed`: it can no longer change, so this becomes another. `gone`: not on this phone any more. */
export type OpeningNote = 'decided' | 'closed' | 'gone'
export type Opened = { id: string; kind: ContributionKind; form: DraftForm; row?: OutboxRow; note?: OpeningNote }

const TARGETS = ['initiativeId', 'targetKind', 'targetId'] as const

async function findRow(asked: Asked): Promise<OutboxRow | undefined> {
  if (asked.id) return readContribution(asked.id)
  if (asked.isNew) return undefined
  const drafts = await readInState('draft')
  return drafts.filter(({ kind, form }) => kind === asked.kind && TARGETS.every((name) => form[name] === asked.form[name])).at(-1)
}

/** A row that takes no more words: what continues it, or its words under an id of their own. */
async function continued(row: OutboxRow): Promise<Opened> {
  const { state, kind } = row
  const note = state === 'withdrawn' || row.withdrawalWanted ? 'closed' : 'decided'
  const next = row.continuedAs ? await readContribution(row.continuedAs) : undefined
  if (next && takesWords(next)) return { id: next.id, kind, form: next.form, row: next, note }
  return { id: newId(), kind, form: row.form, note }
}

/** What was begun, or a new form; a store that does not answer gives a new one, on the screen only. */
export async function openForm(asked: Asked): Promise<Opened> {
  await recoverLastWords().catch(() => {})
  const fresh: Opened = { id: newId(), kind: asked.kind, form: asked.form }
  try {
    const row = await findRow(asked)
    if (!row) return asked.id ? { ...fresh, note: 'gone' } : fresh
    return takesWords(row) ? { id: row.id, kind: row.kind, form: row.form, row } : await continued(row)
  } catch {
    return fresh
  }
}

/** What another app shared is nowhere else: kept before anything is typed. @returns whether it could be. */
export function keepShared({ id, kind, form }: Opened): Promise<boolean> {
  return keepForm(id, kind, form).then(
    () => true,
    () => false,
  )
}
