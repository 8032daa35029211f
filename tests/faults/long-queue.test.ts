/** The queue on a bad day: ten thousand wait. */
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { QueueResponse } from '../../src/contract/staff.ts'
import { ENGINES } from '../server/databases.ts'
import { fillQueue } from '../server/filled-queue.ts'
import { removeTemporaryFolders } from '../server/sample-pack.ts'
import { type Asking, member, type Server, staffServer } from '../server/staff-server.ts'

const MANY = 10_000
const QUICK_MS = 300

let server: Server
let asking: Asking
afterEach(() => server?.close())
afterAll(removeTemporaryFolders)

async function begin(engine: (typeof ENGINES)[number]) {
  server = await staffServer(engine)
  asking = (await member(server, 'moderator')).ask
  await fillQueue(server, MANY)
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
})
