import { beforeEach, expect, test } from 'vitest'
import { database } from '../../src/app/store/database.ts'
import { eraseGuide, GuideMoved, readGuide, readRelease, readStamp, writeRelease } from '../../src/app/store/guide-store.ts'
import { forgetGuide, heldGuide, showEarly } from '../../src/app/store/held-guide.ts'
import { fillGuide, updateGuide } from '../../src/app/sync/guide-updater.ts'
import { canonicalJson } from '../../src/contract/canonical-json.ts'
import { releaseOf } from '../../src/domain/guide.ts'
import { initiative, smallGuide } from '../samples.ts'
import { publisher, serve } from './network.ts'

beforeEach(async () => {
  await database.delete()
  await database.open()
})

const first = smallGuide()
const second = { ...first, initiatives: [...first.initiatives.slice(1), initiative({ id: 'i0099', slug: 'neuve', name: 'Neuve' })] }
const none = () => {}
const readInitiative = async (slug: string) => (await readGuide())?.guide.initiatives.find((one) => one.slug === slug)

async function holdFirst() {
  const { files, full } = publisher([first])
  serve(files)
  expect(await fillGuide(full, none)).toBe('updated')
}

test('an empty phone is filled, and progress is real', async () => {
  const { files, full } = publisher([first])
  serve(files)
  const shares: number[] = []
  expect(await fillGuide(full, (share) => shares.push(share))).toBe('updated')
  expect(shares.at(-1)).toBe(1)
  expect((await readGuide())?.guide.initiatives).toHaveLength(first.initiatives.length)
  expect(document.documentElement.dataset['guideVersion']).toBeUndefined()
})

test('a delta alone brings the next version, and the copy equals the full file', async () => {
  await holdFirst()
  const { files, full } = publisher([first, second])
  const asked = serve(files)
  expect(await updateGuide()).toBe('updated')
  expect(asked).toHaveLength(2)
  expect(asked[1]).toMatch('/guide/delta-1-2-')
  expect(canonicalJson(await readRelease())).toBe(full.text)
  expect(await readInitiative('neuve')).toMatchObject({ name: 'Neuve' })
  expect(await readInitiative(first.initiatives[0]?.slug ?? '')).toBeUndefined()
})

test('a corrupt delta is not believed: the full file is taken', async () => {
  await holdFirst()
  const { files, full } = publisher([first, second])
  serve(files, (url, answer) =>
    url.includes('delta')
      ? answer()
          .text()
          .then((text) => new Response(text.replace('Neuve', 'Fausse'), { headers: { 'Content-Type': 'application/json' } }))
      : answer(),
  )
  expect(await updateGuide()).toBe('updated')
  expect(canonicalJson(await readRelease())).toBe(full.text)
})

test('a corrupt full file changes nothing', async () => {
  await holdFirst()
  const { files } = publisher([{ ...second, terms: [] }], 'autre')
  serve(files, (url, answer) =>
    url.includes('full')
      ? answer()
          .text()
          .then((text) => new Response(text.replace('Neuve', 'Fausse'), { headers: { 'Content-Type': 'application/json' } }))
      : answer(),
  )
  expect(await updateGuide()).toBe('unreachable')
  expect((await readStamp())?.lineage).toBe('essai')
  expect(await readInitiative('atelier')).toBeDefined()
})

test('another lineage, even at the same version, is taken whole', async () => {
  await holdFirst()
  const { files } = publisher([second], 'autre serveur')
  const asked = serve(files)
  expect(await updateGuide()).toBe('updated')
  expect(asked[1]).toMatch('/guide/full-1-')
  expect((await readStamp())?.lineage).toBe('autre serveur')
})

test('an unknown format keeps the guide and asks for a newer app', async () => {
  await holdFirst()
  const { files } = publisher([second])
  serve(new Map([['/guide/manifest.json', (files.get('/guide/manifest.json') ?? '').replace('"format":1', '"format":2')]]))
  expect(await updateGuide()).toBe('app-too-old')
  expect((await readStamp())?.version).toBe(1)
})

test('a manifest of a later form is recognised by its format alone', async () => {
  await holdFirst()
  serve(new Map([['/guide/manifest.json', '{"format":2,"files":[]}']]))
  expect(await updateGuide()).toBe('app-too-old')
})

test('filling never puts an older guide over a newer one that another tab has stored', async () => {
  await writeRelease(releaseOf(second, { lineage: 'essai', version: 99, releasedAt: '' }), undefined)
  const { files, full } = publisher([first])
  serve(files)
  expect(await fillGuide(full, none)).toBe('current')
  expect((await readStamp())?.version).toBe(99)
})

test('an erased phone can be filled again at once', async () => {
  await holdFirst()
  await eraseGuide()
  expect(await readGuide()).toBeUndefined()
  await holdFirst()
  expect((await readStamp())?.version).toBe(1)
})

const disasters: [string, Parameters<typeof serve>[1]][] = [
  ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  [
    'a captive portal that answers 200 with its page',
    () => new Response('<html>Bienvenue au Wifi</html>', { headers: { 'Content-Type': 'text/html' } }),
  ],
  ['a captive portal that claims JSON', () => new Response('<html></html>', { headers: { 'Content-Type': 'application/json' } })],
  ['a server in trouble', () => new Response('{}', { status: 503, headers: { 'Content-Type': 'application/json' } })],
  ['JSON that is no manifest', () => new Response('{"a":1}', { headers: { 'Content-Type': 'application/json' } })],
]

test.each(disasters)('%s: the guide held stays whole', async (_what, bend) => {
  await holdFirst()
  serve(new Map(), bend)
  expect(await updateGuide()).toBe('unreachable')
  expect(canonicalJson((await readRelease())?.initiatives)).toBe(
    canonicalJson(releaseOf(first, { lineage: 'essai', version: 1, releasedAt: '' }).initiatives),
  )
})

test('the bundled file is gone: an empty phone takes the server’s', async () => {
  const { files, full } = publisher([first, second])
  serve(files)
  expect(await fillGuide({ ...full, url: '/guide/full-1-00000000.json' }, none)).toBe('updated')
  expect((await readStamp())?.version).toBe(2)
})

test('an update cut in the middle of writing leaves the old guide whole', async () => {
  await holdFirst()
  const release = releaseOf(
    { ...second, initiatives: [...second.initiatives, { ...initiative(), id: undefined as never }] },
    { lineage: 'essai', version: 2, releasedAt: '' },
  )
  await expect(writeRelease(release, 1)).rejects.toThrow()
  expect((await readStamp())?.version).toBe(1)
  expect((await readGuide())?.guide.initiatives).toHaveLength(first.initiatives.length)
})

test('two tabs update at once: the one that comes late writes nothing', async () => {
  await holdFirst()
  const next = releaseOf(second, { lineage: 'essai', version: 2, releasedAt: '' })
  await writeRelease(next, 1)
  await expect(writeRelease(next, 1)).rejects.toThrow(GuideMoved)
  expect((await readStamp())?.version).toBe(2)
})

test('the guide held is shown whichever comes first, the app or the script before it, and is read by one of them', async () => {
  await holdFirst()
  const held = await database.transaction('r', database.tables, () =>
    Promise.all([database.initiatives, database.comments, database.lists, database.meta].map((table) => table.toArray())),
  )
  globalThis.earlyGuide = undefined
  await showEarly()
  expect(heldGuide.value?.guide.initiatives).toHaveLength(first.initiatives.length)
  // What the script looks at before it reads.
  expect(globalThis.earlyGuide).toBe(false)
  forgetGuide()
  await database.delete()
  globalThis.earlyGuide = Promise.resolve(held as never)
  await showEarly()
  expect(heldGuide.value?.guide.initiatives).toHaveLength(first.initiatives.length)
  forgetGuide()
})
