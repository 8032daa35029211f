/** The detailed ground as phones ask for it: whole, in parts, or not there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { basemapFolder, readManifest, writeBasemap } from '../../src/server/basemap/files.ts'
import { serveBasemap } from '../../src/server/basemap/routes.ts'

const varDir = mkdtempSync(join(tmpdir(), 'guide-basemap-'))
const folder = basemapFolder(varDir)
const app = Fastify({ routerOptions: { ignoreTrailingSlash: true } })
await serveBasemap(app, folder)
afterAll(async () => {
  await app.close()
  rmSync(varDir, { recursive: true, force: true })
})

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251)
const streets = {
  file: 'streets-0a1b2c3d.pmtiles',
  bytes: 1000,
  sha256: 'a'.repeat(64),
  credit: '© x',
  pieceBytes: 600,
  pieces: ['b'.repeat(64), 'c'.repeat(64)],
}
const get = (url: string, headers = {}) => app.inject({ url, headers })

test('before anything was built the manifest is empty, and so it is when it is broken', async () => {
  expect((await get('/basemap/manifest.json')).json()).toEqual({})
  writeFileSync(join(folder, 'manifest.json'), '{"streets":{"file":"../guide.db"}}')
  expect((await get('/basemap/manifest.json')).json()).toEqual({})
})

test('files come whole and in parts, for a year; the manifest is asked for anew', async () => {
  writeBasemap(folder, { streets }, { [streets.file]: bytes })
  const manifest = await get('/basemap/manifest.json')
  expect(manifest.json()).toEqual({ streets })
  expect(manifest.headers['cache-control']).toBe('no-cache')
  expect((await get('/basemap/manifest.json', { 'if-none-match': manifest.headers.etag })).statusCode).toBe(304)
  const whole = await get(`/basemap/${streets.file}`)
  expect([whole.rawPayload.length, whole.headers['cache-control']]).toEqual([1000, 'public, max-age=31536000, immutable'])
  const part = await get(`/basemap/${streets.file}`, { range: 'bytes=600-1199' })
  expect([part.statusCode, part.headers['content-range']]).toEqual([206, 'bytes 600-999/1000'])
  expect(part.rawPayload).toEqual(Buffer.from(bytes.subarray(600)))
  expect((await get(`/basemap/${streets.file}`, { range: 'bytes=2000-' })).statusCode).toBe(416)
})

test('nothing else of the folder, or of any other, is served', async () => {
  writeFileSync(join(varDir, 'guide.db'), 'secret')
  writeFileSync(join(folder, 'notes.txt'), 'secret')
  for (const name of ['../guide.db', '..%2fguide.db', 'notes.txt', '.manifest.json.new', 'streets-ffffffff.pmtiles', `x/${streets.file}`])
    expect([name, (await get(`/basemap/${name}`)).statusCode]).toEqual([name, 404])
})

test('what the manifest no longer names is removed, and only that', async () => {
  const next = { ...streets, file: 'streets-11111111.pmtiles' }
  writeBasemap(folder, { streets: next }, { [next.file]: bytes })
  expect(readManifest(folder)).toEqual({ streets: next })
  expect((await get(`/basemap/${streets.file}`)).statusCode).toBe(404)
  expect((await get(`/basemap/${next.file}`)).statusCode).toBe(200)
})
