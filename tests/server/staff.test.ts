import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { firstAdministratorLink } from '../../src/server/staff/first-administrator.ts'
import { hashPassword, isPassword } from '../../src/server/staff/password.ts'
import { ENGINES } from './databases.ts'
import { removeTemporaryFolders } from './sample-pack.ts'
import { ask, member, PUBLIC_URL, type Server, START_MS, staffServer, startEngine } from './staff-server.ts'

const PASSWORD = 'une longue phrase de passe'
const HOUR = 3_600_000
let server: Server
afterEach(() => server?.close())
afterAll(removeTemporaryFolders)

const tokenOf = (link: string) => link.split('#')[1] ?? ''
const cookieOf = (headers: Record<string, unknown>) => /session=([^;]*)/.exec(String(headers['set-cookie']))?.[1]

async function arriveFirst({ app, db, now }: Server, email = 'ada@example.org') {
  const link = (await firstAdministratorLink(db, PUBLIC_URL, undefined, now())) ?? ''
  return ask(app, undefined, 'POST', '/invitations/accept', { token: tokenOf(link), name: 'Ada', email, password: PASSWORD })
}
const signIn = (email: string, password: string) => ask(server.app, undefined, 'POST', '/sign-in', { email, password })

test('a password is kept as argon2id and recognised however the keyboard composes it', async () => {
  const kept = await hashPassword('été à la mer')
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await isPassword('été à la mer'.normalize('NFD'), kept)).toBe(true)
  expect(await isPassword('ete a la mer', kept)).toBe(false)
  expect(await isPassword('x', '-')).toBe(false)
})

const signInFrom = (remoteAddress: string, password: string, email = 'ada@example.org') =>
  server.app.inject({
    ...{ method: 'POST', url: '/api/staff/sign-in', remoteAddress, payload: { email, password } },
    headers: { origin: 'http://localhost', host: 'localhost', 'sec-fetch-site': 'same-origin' },
  })

test('guessing from a hundred networks is slowed too', async () => {
  server = await staffServer('sqlite')
  for (let tries = 0; tries < 100; tries += 4) {
    const four = [0, 1, 2, 3].map((more) => signInFrom(`10.0.${tries + more}.1`, 'faux', 'lin@example.org'))
    expect((await Promise.all(four)).map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401])
  }
  const slowed = await signInFrom('10.9.9.9', 'faux', 'lin@example.org')
  expect([slowed.statusCode, slowed.headers['retry-after']]).toEqual([429, '15'])
})

describe.each(ENGINES)('%s', (engine) => {
  beforeAll(() => startEngine(engine), START_MS)

  test('the first administrator comes in once, by the latest link, which no request carries in its address', async () => {
    server = await staffServer(engine)
    const { app, db, now } = server
    const older = await firstAdministratorLink(db, PUBLIC_URL, 'ada@example.org', now())
    const link = (await firstAdministratorLink(db, PUBLIC_URL, 'ada@example.org', now())) ?? ''
    expect(link).toMatch(/^https:\/\/guide\.example\/moderation\/invitation#[\w-]{43}$/)
    expect((await ask(app, undefined, 'POST', '/invitations/look', { token: tokenOf(older ?? '') })).body.error.code).toBe('link-expired')
    const look = await ask(app, undefined, 'POST', '/invitations/look', { token: tokenOf(link) })
    expect(look.body).toEqual({ role: 'administrator', email: 'ada@example.org', expiresAt: '2026-11-23T10:00:00.000Z' })
    const arriving = { token: tokenOf(link), name: 'Ada', email: 'ada@example.org', password: PASSWORD }
    const replies = await Promise.all([1, 2, 3, 4].map(() => ask(app, undefined, 'POST', '/invitations/accept', arriving)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410])
    expect(await firstAdministratorLink(db, PUBLIC_URL)).toBeUndefined()
    expect(JSON.stringify(await db.selectFrom('invitation').selectAll().execute())).not.toContain(tokenOf(link))
  })

  test('a link that is too old opens nothing', async () => {
    server = await staffServer(engine)
    const link = (await firstAdministratorLink(server.db, PUBLIC_URL, undefined, server.now())) ?? ''
    server.later(24 * HOUR + 1)
    const late = await ask(server.app, undefined, 'POST', '/invitations/look', { token: tokenOf(link) })
    expect([late.status, late.body.error.code]).toEqual([410, 'link-expired'])
  })

  test('the cookie is out of reach of scripts and other sites, and its secret is not in the database', async () => {
    server = await staffServer(engine, true)
    const { headers } = await arriveFirst(server)
    expect(headers['set-cookie']).toMatch(/^session=[\w-]{43}; Max-Age=604800; Path=\/api\/staff; HttpOnly; Secure; SameSite=Strict$/)
    expect(JSON.stringify(await server.db.selectFrom('session').selectAll().execute())).not.toContain(cookieOf(headers))
  })

  test('signing in gives a new secret each time, and the former one stops working', async () => {
    server = await staffServer(engine)
    const first = cookieOf((await arriveFirst(server)).headers)
    const again = await ask(server.app, first, 'POST', '/sign-in', { email: ' ADA@example.org ', password: PASSWORD })
    const second = cookieOf(again.headers)
    expect(second).not.toBe(first)
    expect((await ask(server.app, first, 'GET', '/me')).status).toBe(401)
    expect((await ask(server.app, second, 'GET', '/me')).body.member).toMatchObject({ name: 'Ada', role: 'administrator' })
    const out = await ask(server.app, second, 'POST', '/sign-out')
    expect([out.status, out.headers['set-cookie']]).toEqual([204, expect.stringContaining('session=;')])
    expect((await ask(server.app, second, 'GET', '/me')).status).toBe(401)
  })

  test('guessing is slowed: for an account more and more, whether it exists or not', async () => {
    server = await staffServer(engine)
    await arriveFirst(server)
    for (const email of ['ada@example.org', 'nobody@example.org']) {
      server.later(60_001)
      for (let tries = 0; tries < 5; tries += 1) expect((await signIn(email, 'faux')).body.error.code).toBe('wrong-credentials')
      const slowed = await signIn(email, PASSWORD)
      expect([slowed.status, slowed.headers['retry-after']]).toEqual([429, '15'])
    }
    server.later(15_000)
    expect((await signIn('ada@example.org', 'encore faux')).status).toBe(401)
    expect((await signIn('ada@example.org', PASSWORD)).headers['retry-after']).toBe('30')
    server.later(60_001)
    expect((await signIn('ada@example.org', PASSWORD)).status).toBe(200)
  })

  test('who guesses somebody’s password keeps nobody else from signing in; one’s own network is slowed as a whole', async () => {
    server = await staffServer(engine)
    await arriveFirst(server)
    for (let tries = 0; tries < 5; tries += 1) expect((await signInFrom(`2001:db8::${tries + 1}`, 'faux')).statusCode).toBe(401)
    expect((await signInFrom('2001:db8::99', PASSWORD)).statusCode).toBe(429)
    expect((await signInFrom('2001:db8:0:1::1', PASSWORD)).statusCode).toBe(200)
    expect((await signInFrom('2001:db8::99', PASSWORD)).statusCode).toBe(429)
    for (let tries = 0; tries < 5; tries += 1)
      expect((await signInFrom(tries % 2 ? '203.0.113.1' : '::ffff:203.0.113.1', 'faux')).statusCode).toBe(401)
    expect((await signInFrom('203.0.113.1', PASSWORD)).statusCode).toBe(429)
  })

  test('a database that was away is nobody’s wrong guess', async () => {
    server = await staffServer(engine)
    await arriveFirst(server)
    await sql`alter table member rename to away`.execute(server.db)
    for (let tries = 0; tries < 8; tries += 1) expect((await signIn('ada@example.org', PASSWORD)).status).toBe(500)
    await sql`alter table away rename to member`.execute(server.db)
    server.later(60_001)
    for (let tries = 0; tries < 5; tries += 1) expect((await signIn('ada@example.org', 'faux')).status).toBe(401)
    expect((await signIn('ada@example.org', 'faux')).status).toBe(429)
  })

  test('twenty guesses at the same moment gain nothing', async () => {
    server = await staffServer(engine)
    await arriveFirst(server)
    const replies = await Promise.all(Array.from({ length: 20 }, () => signIn('ada@example.org', 'faux')))
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(5)
  })

  test('one address tries ten times a minute at most, over all accounts', async () => {
    server = await staffServer(engine)
    for (let tries = 0; tries < 10; tries += 1) expect((await signIn(`a${tries}@example.org`, 'faux')).status).toBe(401)
    expect((await signIn('b@example.org', 'faux')).status).toBe(429)
  })

  test('a session ends after 12 hours unused, and after 7 days in any case', async () => {
    server = await staffServer(engine)
    const unused = await member(server, 'moderator')
    const used = await member(server, 'moderator')
    for (let day = 0; day < 7; day += 0.45) {
      expect((await used.ask('GET', '/me')).status).toBe(200)
      server.later(0.45 * 24 * HOUR)
    }
    expect((await used.ask('GET', '/me')).status).toBe(401)
    server.later(-6 * 24 * HOUR)
    expect((await unused.ask('GET', '/me')).status).toBe(401)
  })

  test('one can end one’s other sessions, and sees no secret of them', async () => {
    server = await staffServer(engine)
    const first = cookieOf((await arriveFirst(server)).headers)
    const second = cookieOf((await signIn('ada@example.org', PASSWORD)).headers)
    const { body } = await ask(server.app, second, 'GET', '/sessions')
    expect(body.sessions.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent).sort()).toEqual([false, true])
    expect(body.sessions[0].id).toHaveLength(16)
    await ask(server.app, second, 'POST', '/sessions/revoke-others')
    expect((await ask(server.app, first, 'GET', '/me')).status).toBe(401)
    expect((await ask(server.app, second, 'GET', '/me')).status).toBe(200)
  })

  test('a changed role and a removal end the sessions and the invitations of the person', async () => {
    server = await staffServer(engine)
    const boss = await member(server, 'administrator')
    const other = await member(server, 'administrator')
    const { body: invitation } = await other.ask('POST', '/members/invite', { email: 'mole@example.org', role: 'administrator' })
    await boss.ask('POST', `/members/${other.id}/role`, { role: 'moderator' })
    expect((await other.ask('GET', '/me')).status).toBe(401)
    expect((await ask(server.app, undefined, 'POST', '/invitations/look', { token: tokenOf(invitation.link) })).status).toBe(410)
    expect((await boss.ask('POST', `/members/${other.id}/remove`)).status).toBe(204)
    expect((await boss.ask('POST', `/members/${other.id}/remove`)).status).toBe(404)
    const { body } = await boss.ask('GET', '/members')
    expect(body.members.map(({ id }: { id: string }) => id)).toEqual([boss.id])
    const { body: journal } = await boss.ask('GET', '/journal?limit=3')
    expect(journal.entries.map(({ action }: { action: string }) => action)).toEqual(['removed', 'role-changed', 'invited'])
    const { body: rest } = await boss.ask('GET', `/journal?cursor=${journal.next}`)
    expect(rest.entries.map(({ action }: { action: string }) => action)).toEqual(['pack-filled'])
  })

  test('the last administrator stays, even when two demote one another at once', async () => {
    server = await staffServer(engine)
    const boss = await member(server, 'administrator')
    for (const [path, body] of [['role', { role: 'editor' }] as const, ['remove'] as const])
      expect((await boss.ask('POST', `/members/${boss.id}/${path}`, body)).body.error.code).toBe('last-administrator')
    let left = boss
    for (let round = 0; round < 6; round += 1) {
      const other = await member(server, 'administrator')
      const [first] = await Promise.all([left.ask('POST', `/members/${other.id}/remove`), other.ask('POST', `/members/${left.id}/remove`)])
      if (first.status !== 204) left = other
      const rows = await server.db.selectFrom('member').select('id').where('role', '=', 'administrator').where('removed_at', 'is', null).execute()
      expect(rows).toEqual([{ id: left.id }])
    }
  })

  test('an invitation is for one address and one role; who left and comes back keeps their id', async () => {
    server = await staffServer(engine)
    const boss = await member(server, 'administrator')
    const invite = async () => tokenOf((await boss.ask('POST', '/members/invite', { email: 'Lin@example.org', role: 'editor' })).body.link)
    const arriving = { name: 'Lin', email: 'lin@example.org', password: PASSWORD }
    const stale = await invite()
    const token = await invite()
    const arrive = (fields: object) => ask(server.app, undefined, 'POST', '/invitations/accept', { ...arriving, ...fields })
    expect((await arrive({ token: stale })).status).toBe(410)
    expect((await arrive({ token, email: 'eve@example.org' })).status).toBe(422)
    expect((await arrive({ token, password: 'trop court' })).status).toBe(400)
    const { body } = await arrive({ token })
    expect(body.member).toMatchObject({ role: 'editor', email: 'lin@example.org' })
    expect((await boss.ask('POST', '/members/invite', { email: 'lin@example.org', role: 'editor' })).status).toBe(422)
    await boss.ask('POST', `/members/${body.member.id}/remove`)
    expect((await signIn('lin@example.org', PASSWORD)).status).toBe(401)
    // The link that was used does not bring back who was removed.
    expect((await arrive({ token })).body.error.code).toBe('link-expired')
    expect((await arrive({ token: await invite() })).body.member.id).toBe(body.member.id)
  })
})
