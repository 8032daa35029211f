import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { QueueResponse } from '../../src/contract/staff.ts'
import { ENGINES } from './databases.ts'
import { fillQueue } from './filled-queue.ts'
import { removeTemporaryFolders } from './sample-pack.ts'
import { type Asking, member, type Server, staffServer } from './staff-server.ts'

const MANY = 400

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
  test('filters show what they say', async () => {
    await begin(engine)
    const spam = await page('spam=1&limit=200')
    expect(spam.rows.every((row) => row.spam >= 0.5)).toBe(true)
    expect(spam.counts.comment).toBe(20)
    const clean = await page('spam=0&limit=200')
    expect(clean.rows.every((row) => row.spam < 0.5)).toBe(true)
    expect(clean.counts).toMatchObject({ comment: 300, spam: 20 })
    expect((await page('kind=report')).rows.every(({ kind }) => kind === 'report')).toBe(true)
    expect((await page('initiative=i0002')).counts).toMatchObject({ comment: 0, report: 40 })
    expect((await page('state=published')).rows).toEqual([])
  })
})
