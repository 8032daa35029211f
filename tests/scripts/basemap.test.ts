/** `npm run basemap`: what it makes of files and of a server, and what it refuses without changing anything. */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PMTiles } from 'pmtiles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localArchive } from '../../scripts/basemap/archive-source.ts'
import { type Given, makeBasemap } from '../../scripts/basemap/make-basemap.ts'
import { tileAt } from '../../scripts/basemap/tiles.ts'
import { archiveOf } from '../../scripts/basemap/write-archive.ts'
import type { BasemapManifest, Outlines } from '../../src/contract/basemap.ts'
import type { Bounds, Commune } from '../../src/domain/place.ts'
import { streetArchive } from '../street-archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'guide-basemap-'))
const bounds = (JSON.parse(readFileSync('data/territory.json', 'utf8')) as { bounds: Bounds }).bounds
const communes = JSON.parse(readFileSync('data/communes.json', 'utf8')) as Commune[]
const wide: Bounds = { south: bounds.south - 0.1, west: bounds.west - 0.1, north: bounds.north + 0.1, east: bounds.east + 0.1 }
const varDir = join(folder, 'var')
const basemap = join(varDir, 'basemap')
const archive = streetArchive(wide, 13, 0.02)
const path = (name: string) => join(folder, name)

const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(path(name), content)
  return path(name)
}

const place = { VAR_DIR: varDir, DATA_DIR: 'data' }

/** What the command does, without the second that a process takes to start. */
async function run(given: Given, env: Record<string, string> = {}) {
  const lines: string[] = []
  const say = (line: string) => lines.push(line)
  return { code: await makeBasemap(given, { ...place, ...env }, say, say), lines }
}

/** As a keeper types it. */
const typed = (args: string[]) =>
  new Promise<{ code: number; lines: string[] }>((done) => {
    execFile(process.execPath, ['scripts/basemap.ts', ...args], { env: { ...process.env, ...place } }, (error, out, err) => {
      const lines = (out + err).split('\n').filter((line) => line && !line.includes('Warning') && !line.startsWith('(Use'))
      done({ code: error ? Number(error.code) : 0, lines })
    })
  })

const square = ({ lon, lat }: Commune, kind: 'Polygon' | 'MultiPolygon') => {
  const ring = [
    [lon - 0.01, lat - 0.01],
    [lon + 0.01, lat - 0.01],
    // In the middle of an edge: nobody would see it missing.
    [lon + 0.0100001, lat],
    [lon + 0.01, lat + 0.01],
    [lon - 0.01, lat + 0.01],
    [lon - 0.01, lat - 0.01],
  ]
  return { type: kind, coordinates: kind === 'Polygon' ? [ring] : [[ring]] }
}
const collection = (of: readonly Commune[]) => ({
  type: 'FeatureCollection',
  features: of.map((commune, at) => ({
    type: 'Feature',
    properties: { code: commune.id },
    geometry: square(commune, at % 2 ? 'Polygon' : 'MultiPolygon'),
  })),
})

const manifest = () => JSON.parse(readFileSync(join(basemap, 'manifest.json'), 'utf8')) as BasemapManifest
const state = () => (existsSync(basemap) ? readdirSync(basemap).map((name) => [name, readFileSync(join(basemap, name), 'hex')]) : [])

let server: Server
let address: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '')
    if (request.url === '/page.pmtiles') return response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Bienvenue</h1>')
    const [from, to] = [Number(range?.[1] ?? 0), Math.min(Number(range?.[2] ?? 0), archive.length - 1)]
    response.writeHead(206, { 'Content-Range': `bytes ${from}-${to}/${archive.length}` }).end(archive.subarray(from, to + 1))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const at = server.address()
  address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('outlines of all communes, with no more points than are seen, and streets cut to the territory', async () => {
  const outlines = put('communes.geojson', JSON.stringify(collection(communes)))
  expect((await typed(['--outlines', outlines])).code).toBe(0)
  const made = manifest().outlines
  const { communes: drawn } = JSON.parse(readFileSync(join(basemap, made?.file ?? ''), 'utf8')) as Outlines
  expect(drawn.map(({ code }) => code).sort()).toEqual(communes.map(({ id }) => id).sort())
  expect(drawn.every(({ rings }) => rings[0]?.length === 5)).toBe(true)

  const { code, lines } = await run({ streets: put('streets.pmtiles', archive) })
  expect([code, lines.length]).toEqual([0, 1])
  // What the other part had stays.
  expect(manifest().outlines).toEqual(made)
  const { file, bytes, pieces, pieceBytes, credit } = manifest().streets ?? { file: '', bytes: 0, pieces: [], pieceBytes: 1, credit: '' }
  expect(credit).toMatch(/© OpenStreetMap/)
  expect(pieces).toHaveLength(Math.ceil(bytes / pieceBytes))
  const [cut, whole] = [join(basemap, file), path('streets.pmtiles')].map((one) => new PMTiles(localArchive(one).source))
  const middle = tileAt((bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2, 13)
  const outside = tileAt(wide.west + 0.01, wide.south + 0.01, 13)
  const read = (from: PMTiles | undefined, { z, x, y }: typeof middle) =>
    from?.getZxy(z, x, y).then((tile) => tile && Buffer.from(tile.data).toString('hex'))
  expect(await read(cut, middle)).toBe(await read(whole, middle))
  expect(await read(whole, outside)).toBeDefined()
  expect(await read(cut, outside)).toBeUndefined()
})

test('the same streets come from a server by parts', async () => {
  const before = manifest().streets
  expect((await run({ streets: `${address}/any.pmtiles` })).code).toBe(0)
  expect(manifest().streets).toEqual(before)
})

const refusals: [string, () => Given][] = [
  ['an empty archive', () => ({ streets: put('empty.pmtiles', '') })],
  ['no archive', () => ({ streets: put('page.pmtiles', '<html>Bienvenue sur le wifi</html>') })],
  ['an archive cut in its header', () => ({ streets: put('a.pmtiles', archive.subarray(0, 60)) })],
  ['an archive cut in its directory', () => ({ streets: put('b.pmtiles', archive.subarray(0, 200)) })],
  ['an archive cut in its tiles', () => ({ streets: put('c.pmtiles', archive.subarray(0, archive.length - 1)) })],
  ['an archive of somewhere else', () => ({ streets: put('d.pmtiles', streetArchive({ south: 43, west: 5, north: 43.1, east: 5.1 }, 10, 0.02)) })],
  [
    'an archive whose tiles are broken',
    () => ({ streets: put('e.pmtiles', archiveOf([{ ...tileAt(2.25, 48.85, 10), bytes: new Uint8Array(50).fill(9) }], bounds, {})) }),
  ],
  [
    'pictures instead of streets',
    () => ({
      streets: put(
        'f.pmtiles',
        Uint8Array.from(archive, (byte, at) => (at === 99 ? 2 : byte)),
      ),
    }),
  ],
  ['a file that is not there', () => ({ streets: path('nothing.pmtiles') })],
  ['a page instead of an archive', () => ({ streets: `${address}/page.pmtiles` })],
  ['no GeoJSON', () => ({ outlines: put('g.geojson', '{"type":"Feature"}') })],
  ['outlines that lack a commune', () => ({ outlines: put('h.geojson', JSON.stringify(collection(communes.slice(1)))) })],
]
test('typed with an argument that is none, or a file that is none: said in one line', async () => {
  const refused = await typed(['--streets', path('nothing.pmtiles')])
  expect([refused.code, refused.lines.length]).toEqual([1, 1])
  expect((await typed(['--rivers', 'x'])).code).toBe(2)
})

test.each(refusals)('%s: one line, and nothing is changed', async (_what, args) => {
  const before = state()
  const { code, lines } = await run(args())
  expect([code, lines.length]).toEqual([1, 1])
  expect(lines[0]).toMatch(/^Nothing was changed: /)
  expect(state()).toEqual(before)
})

test('without internet: one line that says what to do, and nothing is changed', async () => {
  const dataDir = path('data')
  cpSync('data', dataDir, { recursive: true })
  const territory = readFileSync('data/territory.json', 'utf8').replace(/"from": "https:[^"]+"/g, '"from": "https://127.0.0.1:9/none.pmtiles"')
  writeFileSync(join(dataDir, 'territory.json'), territory)
  const empty = path('empty-var')
  mkdirSync(empty)
  const { code, lines } = await run({}, { DATA_DIR: dataDir, VAR_DIR: empty })
  expect([code, lines.length]).toEqual([1, 1])
  expect(lines[0]).toMatch(/does not answer.*--outlines.*--streets/)
  expect(readdirSync(empty)).toEqual([])
})

const FIXTURES = resolve('../shared/fixtures')
test.skipIf(!existsSync(FIXTURES))('files of other people: true outlines are taken, archives that the map cannot draw are refused', async () => {
  expect((await run({ outlines: join(FIXTURES, 'geo/communes-92-hauts-de-seine.geojson') })).code).toBe(0)
  for (const name of readdirSync(join(FIXTURES, 'pmtiles'))) {
    const { code, lines } = await run({ streets: join(FIXTURES, 'pmtiles', name) })
    expect([name, code, lines.length]).toEqual([name, 1, 1])
  }
})

test('a tile is packed once', async () => {
  const header = archive.subarray(0, 7)
  expect(new TextDecoder().decode(header)).toBe('PMTiles')
  const { data } = (await new PMTiles(localArchive(path('streets.pmtiles')).source).getZxy(
    8,
    tileAt(2.25, 48.85, 8).x,
    tileAt(2.25, 48.85, 8).y,
  )) ?? {
    data: new ArrayBuffer(0),
  }
  // Vector tiles begin with the number of a layer; twice-packed ones would begin as gzip does.
  expect(new Uint8Array(data)[0]).toBe(0x1a)
  expect(() => gunzipSync(new Uint8Array(data))).toThrow()
})
