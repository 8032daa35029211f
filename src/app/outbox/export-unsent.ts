/** What has not left yet, as a file: the way out when the phone, or the network, gives up. */
import type { OutboxRow } from '../../domain/outbox-moves.ts'

const UNSENT = new Set<OutboxRow['state']>(['draft', 'waiting', 'sending', 'needs-you'])

export const unsentOf = (rows: readonly OutboxRow[]): OutboxRow[] => rows.filter(({ state, isEdited }) => UNSENT.has(state) || isEdited)

/** Readable as it is; secrets stay on the phone. */
export function exportText(rows: readonly OutboxRow[]): string {
  const contributions = unsentOf(rows).map(({ id, kind, state, revision, createdAt, language, role, form, body }) => ({
    id,
    kind,
    state,
    revision,
    createdAt,
    language,
    role,
    form,
    body,
  }))
  return `${JSON.stringify({ contributions }, undefined, 2)}\n`
}

export function downloadUnsent(rows: readonly OutboxRow[]) {
  const url = URL.createObjectURL(new Blob([exportText(rows)], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: `envois-${new Date().toISOString().slice(0, 10)}.json` })
  link.click()
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
