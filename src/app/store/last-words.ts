/**
 * The last words typed into a page that is being closed. A database dies with its page and drops what is not written yet; localStorage is
 * written at once. They go to the outbox at the next opening.
 */
import { CONTRIBUTION_KINDS, type ContributionKind } from '../../domain/contribution.ts'
import type { DraftForm } from '../../domain/outbox-moves.ts'
import { keepForm } from './outbox.ts'

const PREFIX = 'last-words:'

/** Never throws: a full or refused storage is told by the database's own failure. */
export function leaveLastWords(id: string, kind: ContributionKind, form: DraftForm) {
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify({ kind, form }))
  } catch {}
}

/** The database has them now. */
export function forgetLastWords(id: string) {
  try {
    localStorage.removeItem(PREFIX + id)
  } catch {}
}

function readAll(): [id: string, text: string][] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
    return keys.filter((key) => key.startsWith(PREFIX)).map((key) => [key.slice(PREFIX.length), localStorage.getItem(key) ?? '{}'])
  } catch {
    return []
  }
}

/** Brings them into the outbox. @throws the database's error: they stay where they are until it answers. */
export async function recoverLastWords(): Promise<void> {
  for (const [id, text] of readAll()) {
    const { kind, form } = JSON.parse(text) as { kind: ContributionKind; form: DraftForm }
    if (CONTRIBUTION_KINDS.includes(kind)) await keepForm(id, kind, form)
    forgetLastWords(id)
  }
}
