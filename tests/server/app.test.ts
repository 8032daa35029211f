import { mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../src/server/app.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { type OpenGuide, openGuide } from '../../src/server/open-guide.ts'
import { Publisher } from '../../src/server/releases/publisher.ts'
import { packInitiative } from '../samples.ts'
import { removeTemporaryFolders, temporaryFolder, writeInitiative, writeSamplePack } from './sample-pack.ts'

let app: Awaited<ReturnType<typeof buildApp>>
let guide: OpenGuide
const logged: string[] = []

beforeAll(async () => {
  const distDir = temporaryFolder()
  mkdirSync(join(distDir, 'assets'))
  writeFileSync(join(distDir, 'index.html'), '<style>p{}</style><div id="app">home</div>')
  writeFileSync(join(distDir, 'shell.html'), '<style>p{}</style><div id="app">shell</div>')
  writeFileSync(join(distDir, 'assets', 'a-1.js'), 'x')
  const pack = writeSamplePack()
  writeInitiative(
    pack,
    packInitiative({
      id: 'i0077',
      slug: 'nouveau-nom',
      formerSlugs: ['ancien-nom'],
      summary: { fr: `${'Un lieu qui a changé de nom. '.repeat(3)}` },
    }),
  )
  guide = await openGuide(join(temporaryFolder(), 'guide.db'), pack)
  const environment = readEnvironment({ VAR_DIR: temporaryFolder() })
  app = await buildApp({ ...environment, ...guide, publisher: new Publisher(guide), distDir, logTo: { write: (line: string) => logged.push(line) } })
})
afterAll(async () => {
  await app.close()
  await guide.close()
  removeTemporaryFolders()
})

const get = (url: string, headers = {}) => app.inject({ url, headers })

test.each([
  ['/', 200, 'home'],
  ['/recherche?q=x', 200, 'shell'],
  ['/initiative/atelier', 200, 'shell'],
  ['/initiative/inconnue', 404, 'shell'],
  ['/nulle-part', 404, 'shell'],
  ['/initiative/%00', 404, 'shell'],
  ['//', 200, 'shell'],
])('%s answers %i with the %s page', async (url, status, page) => {
  const reply = await get(url)
  expect(reply.statusCode).toBe(status)
  expect(reply.headers['content-type']).toMatch('text/html')
  expect(reply.body).toContain(page)
})

test('an address that cannot be decoded leads to the helpful page, and in the API to an error in JSON', async () => {
  const page = await get('/%E0%A4%A')
  expect([page.statusCode, page.headers.location]).toEqual([302, '/introuvable'])
  const reply = await get('/api/%zz')
  expect([reply.statusCode, reply.json().error.code]).toEqual([404, 'not-found'])
})

test('a renamed initiative is found by its old printed address', async () => {
  const reply = await get('/initiative/ancien-nom')
  expect([reply.statusCode, reply.headers.location]).toEqual([301, '/initiative/nouveau-nom'])
})

test.each(['/api/nothing', '/guide/full-9-00000000.json', '/guide/current.json', '/guide/..%2f..%2fpackage.json', '/assets/none.js'])(
  '%s is a plain JSON 404, never a page',
  async (url) => {
    const reply = await get(url)
    expect(reply.statusCode).toBe(404)
    expect(reply.headers['content-type']).toMatch('json')
    expect(reply.json()).toHaveProperty('error.code')
  },
)

test('the manifest is asked for anew and answers 304 to who has it', async () => {
  const first = await get('/guide/manifest.json')
  expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'no-cache'])
  const again = await get('/guide/manifest.json', { 'if-none-match': first.headers.etag })
  expect(again.statusCode).toBe(304)
})

test('the full file is immutable for thirty days and comes compressed', async () => {
  const { full } = (await get('/guide/manifest.json')).json() as { full: { url: string } }
  const reply = await get(full.url, { 'accept-encoding': 'br' })
  expect([reply.statusCode, reply.headers['content-encoding'], reply.headers['cache-control']]).toEqual([
    200,
    'br',
    'public, max-age=2592000, immutable',
  ])
})

test('no inline script, no third party, no referrer', async () => {
  const { headers } = await get('/')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/unsafe-|https?:/)
  expect(policy).toMatch(/style-src 'self' 'sha256-/)
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['cross-origin-opener-policy']).toBe('same-origin')
})

test('what people search for is never logged', async () => {
  await get('/recherche?q=secret-de-famille')
  await get('/nulle-part?secret-de-famille')
  expect(logged.join('')).toContain('/recherche')
  expect(logged.join('')).not.toContain('secret-de-famille')
  expect(logged.join('')).not.toMatch(/127\.0\.0\.1|remoteAddress/)
})

async function raw(text: string): Promise<string> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

test.each([
  ['no HTTP at all', 'HELLO\r\n\r\n', 400, 'malformed'],
  ['a header too long', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'too-large'],
  ['a length that lies', 'POST /api/contributions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400, 'malformed'],
])('%s is answered in our JSON, with the same care', async (_what, text, status, code) => {
  const [head = '', body = ''] = (await raw(text)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(JSON.parse(body).error).toMatchObject({ code, message: expect.stringMatching(/\.$|:/) })
  expect(head).toMatch(/nosniff/)
  expect(head).toMatch(/default-src 'none'/)
  expect(head).toMatch(/no-referrer/)
})

test('health and readiness', async () => {
  expect((await get('/healthz')).statusCode).toBe(200)
  expect((await get('/readyz')).json()).toEqual({ status: 'ok', version: 1 })
})
