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

const isForm = (form: unknown): form is DraftForm =>
  typeof form === 'object' && form !== null && Object.values(form).every((value) => typeof value === 'string' || Array.isArray(value))

type LastWords = { kind: ContributionKind; form: DraftForm }

/** undefined: nobody can read it. */
function read(text: string): LastWords | undefined {
  try {
    const { kind, form } = JSON.parse(text) as Partial<LastWords>
    return kind && CONTRIBUTION_KINDS.includes(kind) && isForm(form) ? { kind, form } : undefined
  } catch {
    return undefined
  }
}

/** Brings them into the outbox. @throws the database's error: they stay where they are until it answers. */
export async function recoverLastWords(): Promise<void> {
  for (const [id, text] of readAll()) {
    const words = read(text)
    if (words) await keepForm(id, words.kind, words.form)
    forgetLastWords(id)
  }
}
