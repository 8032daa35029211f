import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../../src/domain/member.ts'
import { OPEN_ROUTES } from '../../src/server/staff/guard.ts'
import { ENGINES } from './databases.ts'
import { removeTemporaryFolders } from './sample-pack.ts'
import { member, type Server, START_MS, staffServer } from './staff-server.ts'

afterAll(removeTemporaryFolders)

type Operation = { 'x-role'?: Role }
type Route = { method: 'GET' | 'POST' | 'PUT'; url: string; role: Role | undefined }
const OWN = { origin: 'http://localhost', host: 'localhost', 'sec-fetch-site': 'same-origin' }

async function routesOf({ app }: Server): Promise<Route[]> {
  const { paths } = (await app.inject('/api/openapi.json')).json<{ paths: Record<string, Record<string, Operation>> }>()
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/staff'))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase() as Route['method'],
        url: path.replace(/\{\w+\}/g, 'none'),
        role: operation['x-role'],
      })),
    )
}

describe.each(ENGINES)('%s', (engine) => {
  let server: Server
  let routes: Route[]
  const cookies = new Map<Role, string>()
  beforeAll(async () => {
    server = await staffServer(engine)
    routes = await routesOf(server)
    for (const role of ROLES) cookies.set(role, (await member(server, role)).cookie)
  }, START_MS)
  afterAll(() => server.close())

  const send = async ({ method, url }: Route, headers: Record<string, string>) => {
    const reply = await server.app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: {} }) })
    return [reply.statusCode, reply.statusCode < 400 ? '' : reply.json().error.code]
  }
  const cookie = (value: string | undefined) => ({ ...OWN, cookie: `session=${value}` })

  test('every staff route of the description says who may ask, but for the three by which people come in', () => {
    expect(routes.length).toBeGreaterThan(20)
    expect(
      routes
        .filter(({ role }) => !role)
        .map(({ url }) => url)
        .sort(),
    ).toEqual([...OPEN_ROUTES].sort())
  })

  test('nobody gets in without a session, nor with a forged one', async () => {
    const forged = 'A'.repeat(43)
    for (const route of routes.filter(({ role }) => role)) {
      expect([route.url, ...(await send(route, OWN))]).toEqual([route.url, 401, 'not-signed-in'])
      expect([route.url, ...(await send(route, cookie(forged)))]).toEqual([route.url, 401, 'not-signed-in'])
      expect([route.url, ...(await send(route, cookie("' or 1=1 --")))]).toEqual([route.url, 401, 'not-signed-in'])
    }
  })

  test('a role below the one named is refused, and the one named is let through', async () => {
    for (const route of routes) {
      if (!route.role || route.url.endsWith('/sign-out')) continue
      const needed = ROLES.indexOf(route.role)
      for (const [at, role] of ROLES.entries()) {
        const [status] = await send(route, cookie(cookies.get(role)))
        if (at < needed) expect([route.url, role, status]).toEqual([route.url, role, 403])
        else expect([401, 403, 500], `${route.method} ${route.url} as ${role}`).not.toContain(status)
      }
    }
  })

  test.each([
    ['another site', { origin: 'https://evil.example', host: 'localhost' }],
    ['another port', { origin: 'http://localhost:81', host: 'localhost' }],
    ['a sandboxed page', { origin: 'null', host: 'localhost' }],
    ['a sister site', { ...OWN, 'sec-fetch-site': 'same-site' }],
    ['a link typed by somebody', { host: 'localhost', 'sec-fetch-site': 'none' }],
    ['an old browser’s form', { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' }],
    ['a program without our header', { host: 'localhost', 'content-type': 'application/json' }],
  ])('%s cannot change anything in a member’s name', async (_who, headers) => {
    for (const route of routes.filter(({ method }) => method !== 'GET'))
      expect([route.url, ...(await send(route, { ...headers, cookie: `session=${cookies.get('administrator')}` }))]).toEqual([
        route.url,
        403,
        'cross-site',
      ])
  })

  test('a program that says what it is may ask; nothing but JSON comes in', async () => {
    const session = { host: 'localhost', cookie: `session=${cookies.get('moderator')}`, 'x-requested-with': 'guide' }
    const url = '/api/staff/sessions/revoke-others'
    const post = (headers: Record<string, string>, payload: string) =>
      server.app.inject({ method: 'POST', url, headers: { ...session, ...headers }, payload })
    expect((await post({ 'content-type': 'application/json' }, '{}')).statusCode).toBe(204)
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x'])
      expect((await post({ ...OWN, 'content-type': type }, '{}')).statusCode).toBe(415)
    expect((await post({ ...OWN, 'content-type': 'application/json' }, '{"a":"\\u0000"}')).statusCode).toBe(400)
    expect((await post({ ...OWN, 'content-type': 'application/json' }, '{')).statusCode).toBe(400)
  })

  test('answers are never kept by anybody on the way, and odd addresses break nothing', async () => {
    const headers = cookie(cookies.get('administrator'))
    for (const url of [
      '/queue?cursor=zzz',
      '/queue?limit=-1',
      '/contributions/%00',
      '/initiatives?cursor=WyJhIl0',
      `/journal?subject=${'x'.repeat(101)}`,
    ]) {
      const reply = await server.app.inject({ url: `/api/staff${url}`, headers })
      expect([url, reply.statusCode, reply.headers['cache-control']]).toEqual([url, 400, 'no-store'])
    }
  })
})
