import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/contract/canonical-json.ts'
import { applyDelta, type Delta, type Guide, type Release, releaseOf } from '../../src/domain/guide.ts'
import { diffReleases } from '../diff-releases.ts'
import { initiative, smallGuide } from '../samples.ts'

const stamp = (version: number) => ({ lineage: 'l', version, releasedAt: `2026-01-0${version}T00:00:00.000Z` })

function deltaOf(from: Release, to: Release): Delta {
  return {
    format: 1,
    lineage: 'l',
    from: from.version,
    version: to.version,
    releasedAt: to.releasedAt,
    resultSha256: '',
    ...diffReleases(from, to),
  }
}

const changes: [string, (guide: Guide) => Guide][] = [
  ['an entry added', (guide) => ({ ...guide, initiatives: [...guide.initiatives, initiative({ id: 'i9999', slug: 'neuve' })] })],
  ['an entry gone', (guide) => ({ ...guide, initiatives: guide.initiatives.slice(1) })],
  ['an entry changed', (guide) => ({ ...guide, initiatives: guide.initiatives.map((one, at) => (at ? one : { ...one, name: 'Autre nom' })) })],
  ['a list emptied', (guide) => ({ ...guide, terms: [] })],
  ['nothing at all', (guide) => guide],
]

test.each(changes)('applying a delta gives the very release it was made from: %s', (_what, change) => {
  const from = releaseOf(smallGuide(), stamp(1))
  const to = releaseOf(change(smallGuide()), stamp(2))
  expect(canonicalJson(applyDelta(from, deltaOf(from, to)))).toBe(canonicalJson(to))
})

test('the order in which rows are held never changes the release', () => {
  const guide = smallGuide()
  const turned = { ...guide, initiatives: [...guide.initiatives].reverse() }
  expect(canonicalJson(releaseOf(turned, stamp(1)))).toBe(canonicalJson(releaseOf(guide, stamp(1))))
})

test('applying changes nothing in the release held', () => {
  const from = releaseOf(smallGuide(), stamp(1))
  const before = canonicalJson(from)
  applyDelta(from, deltaOf(from, releaseOf({ ...smallGuide(), initiatives: [] }, stamp(2))))
  expect(canonicalJson(from)).toBe(before)
})
