import { expect, test } from 'vitest'
import { parseDelta, parseManifest, parseRelease } from '../../src/contract/release.ts'
import { isPage, NOT_PAGES } from '../../src/contract/urls.ts'
import { releaseOf } from '../../src/domain/guide.ts'
import { smallGuide } from '../samples.ts'

const release = releaseOf(smallGuide(), { lineage: 'l', version: 3, releasedAt: '2026-01-01T00:00:00.000Z' })
const hash = 'a'.repeat(64)
const manifest = {
  format: 1,
  lineage: 'l',
  version: 3,
  releasedAt: '',
  counts: release.counts,
  full: { url: '/guide/full-3-aaaaaaaa.json', sha256: hash, bytes: 10 },
  deltas: [],
}

test('a full release is read back as it was', () => expect(parseRelease(structuredClone(release))).toEqual(release))

test.each([null, 'x', [], {}, { ...release, format: 2 }, { ...release, initiatives: 'many' }, { ...release, initiatives: [{ name: 'no id' }] }])(
  'what is no release is refused: %#',
  (input) => expect(() => parseRelease(input)).toThrow(),
)

test.each(['https://evil.example/full-3-aaaaaaaa.json', '//evil.example/x', '/guide/../api', '/guide/full-3-aaaaaaaa.json?x'])(
  'a manifest cannot send a phone to %s',
  (url) => expect(() => parseManifest({ ...manifest, full: { ...manifest.full, url } })).toThrow(),
)
test('a sound manifest passes', () => expect(parseManifest(manifest).version).toBe(3))
test('a delta of another format is refused', () => expect(() => parseDelta({ format: 9 })).toThrow())

test.each(['/', '/recherche', '/recherche/', '/initiative/casaco', '/comprendre/ess', '/urgence'])('%s is a page', (path) =>
  expect(isPage(path)).toBe(true),
)
test.each(['/nope', '/initiative', '/initiative/a/b', '/api', '/guide/manifest.json'])('%s is none', (path) => expect(isPage(path)).toBe(false))

test.each(['/healthz', '/healthz?x=1', '/rss.xml?x=1', '/api/x', '/guide/manifest.json'])('%s is left alone by the worker', (url) =>
  expect(NOT_PAGES.test(url)).toBe(true),
)
test.each(['/', '/guides', '/apiculture', '/recherche?q=api'])('%s is the worker’s', (url) => expect(NOT_PAGES.test(url)).toBe(false))
