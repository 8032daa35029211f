/** Contributions that wait, laid in the database directly: as many as a test needs. */
import type { ContributionTable } from '../../src/server/db/tables.ts'
import type { Server } from './staff-server.ts'

const COMMENT = JSON.stringify({ initiativeId: 'i0001', text: 'Bon accueil', rating: 4 })
const SUGGESTION = JSON.stringify({ name: 'Un lieu', needs: [], summary: 'Un lieu où l’on se retrouve.' })
const REPORT = JSON.stringify({ target: { kind: 'initiative', id: 'i0002' }, reason: 'closed' })

/** Several arrive in the same millisecond, as from one phone. */
function rowAt(at: number, many: number): ContributionTable {
  const [kind, body] =
    at % 10 === 0 ? (['suggestion', SUGGESTION] as const) : at % 10 === 1 ? (['report', REPORT] as const) : (['comment', COMMENT] as const)
  const id = `${String((at * 7919) % many).padStart(8, '0')}-0000-4000-8000-000000000000`
  const received_at = new Date(Date.UTC(2026, 10, 1) + Math.floor(at / 7)).toISOString()
  const erased = { reason_code: null, reason_note: null, decided_at: null, decided_by: null }
  const about = kind === 'suggestion' ? null : kind === 'report' ? 'i0002' : 'i0001'
  return {
    ...{ id, kind, body, revision: 1, content_hash: 'x', receipt_hash: 'x', state: 'received', created_at: received_at, received_at },
    ...{ language: 'fr', role: null, initiative_id: about, spam: at % 20 === 2 ? 0.8 : 0, text_hash: null, ...erased },
  }
}

/** Of ten: eight opinions, a suggestion and a report; of twenty, one that looks like advertising. */
export async function fillQueue({ db }: Server, many: number) {
  const rows = Array.from({ length: many }, (_, at) => rowAt(at, many))
  for (let at = 0; at < many; at += 500)
    await db
      .insertInto('contribution')
      .values(rows.slice(at, at + 500))
      .execute()
}
