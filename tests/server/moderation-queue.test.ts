import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { QueueResponse } from '../../src/contract/staff.ts'
import type { ContributionTable } from '../../src/server/db/tables.ts'
import { ENGINES } from './databases.ts'
import { removeTemporaryFolders } from './sample-pack.ts'
import { type Asking, member, type Server, staffServer } from './staff-server.ts'

const MANY = 10_000
const QUICK_MS = 300

let server: Server
let asking: Asking
afterEach(() => server?.close())
afterAll(removeTemporaryFolders)

const COMMENT = JSON.stringify({ initiativeId: 'i0001', text: 'Bon accueil', rating: 4 })
const SUGGESTION = JSON.stringify({ name: 'Un lieu', needs: [], summary: 'Un lieu où l’on se retrouve.' })
const REPORT = JSON.stringify({ target: { kind: 'initiative', id: 'i0002' }, reason: 'closed' })

/** Several arrive in the same millisecond, as from one phone. */
function rowAt(at: number): ContributionTable {
  const [kind, body] =
    at % 10 === 0 ? (['suggestion', SUGGESTION] as const) : at % 10 === 1 ? (['report', REPORT] as const) : (['comment', COMMENT] as const)
  const id = `${String((at * 7919) % MANY).padStart(8, '0')}-0000-4000-8000-000000000000`
  const received_at = new Date(Date.UTC(2026, 10, 1) + Math.floor(at / 7)).toISOString()
  const erased = { reason_code: null, reason_note: null, decided_at: null, decided_by: null }
  const about = kind === 'suggestion' ? null : kind === 'report' ? 'i0002' : 'i0001'
  return {
    ...{ id, kind, body, revision: 1, content_hash: 'x', receipt_hash: 'x', state: 'received', created_at: received_at, received_at },
    ...{ language: 'fr', role: null, initiative_id: about, spam: at % 20 === 2 ? 0.8 : 0, text_hash: null, ...erased },
  }
}

async function begin(engine: (typeof ENGINES)[number]) {
  server = await staffServer(engine)
  asking = (await member(server, 'moderator')).ask
  const rows = Array.from({ length: MANY }, (_, at) => rowAt(at))
  for (let at = 0; at < MANY; at += 500)
    await server.db
      .insertInto('contribution')
      .values(rows.slice(at, at + 500))
      .execute()
}

async function page(query: string): Promise<QueueResponse> {
  return (await asking('GET', `/queue?${query}`)).body
}

describe.each(ENGINES)('%s', (engine) => {
  test('ten thousand are paged without a gap or a repeat, oldest first, while some are decided', { timeout: 60_000 }, async () => {
    await begin(engine)
    const seen: string[] = []
    const times: string[] = []
    let next: string | undefined = ''
    while (next !== undefined) {
      const { rows, next: following }: QueueResponse = await page(`limit=200&cursor=${next}`)
      seen.push(...rows.map(({ id }) => id))
      times.push(...rows.map(({ receivedAt }) => receivedAt))
      next = following
      const [first] = rows
      if (first) await asking('POST', `/contributions/${first.id}/decline`, { reason: 'other' })
    }
    expect([seen.length, new Set(seen).size]).toEqual([MANY, MANY])
    expect(times).toEqual([...times].sort())
  })

  test('a page of ten thousand comes quickly, the last as the first, with the counts', { timeout: 60_000 }, async () => {
    await begin(engine)
    const { counts, next, rows } = await page('')
    expect([rows.length, counts]).toEqual([50, { comment: 8000, suggestion: 1000, report: 1000, pack: 0, spam: 500 }])
    expect(rows.find(({ kind }) => kind === 'report')).toMatchObject({ title: 'La Cuisine', reason: 'closed', initiativeId: 'i0002', revision: 1 })
    expect(rows.find(({ kind }) => kind === 'suggestion')).toMatchObject({ title: 'Un lieu', excerpt: 'Un lieu où l’on se retrouve.' })
    expect(rows.find(({ kind }) => kind === 'comment')).toMatchObject({ title: 'Atelier', excerpt: 'Bon accueil', rating: 4 })
    for (const query of ['', `cursor=${next}`, 'limit=200', 'kind=report', 'spam=1', 'initiative=i0002', 'state=declined']) {
      const tries: number[] = []
      for (let count = 0; count < 3; count += 1) {
        const before = performance.now()
        await page(query)
        tries.push(performance.now() - before)
      }
      expect(Math.min(...tries), query).toBeLessThan(QUICK_MS)
    }
  })

  test('filters show what they say', { timeout: 60_000 }, async () => {
    await begin(engine)
    const spam = await page('spam=1&limit=200')
    expect(spam.rows.every((row) => row.spam >= 0.5)).toBe(true)
    expect(spam.counts.comment).toBe(500)
    const clean = await page('spam=0&limit=200')
    expect(clean.rows.every((row) => row.spam < 0.5)).toBe(true)
    expect(clean.counts).toMatchObject({ comment: 7500, spam: 500 })
    expect((await page('kind=report')).rows.every(({ kind }) => kind === 'report')).toBe(true)
    expect((await page('initiative=i0002')).counts).toMatchObject({ comment: 0, report: 1000 })
    expect((await page('state=published')).rows).toEqual([])
  })
})
