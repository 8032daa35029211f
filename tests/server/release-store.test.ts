import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { canonicalJson } from '../../src/contract/canonical-json.ts'
import { parseDelta, parseManifest } from '../../src/contract/release.ts'
import { applyDelta } from '../../src/domain/guide.ts'
import { publishPack } from '../../src/server/releases/publish-pack.ts'
import { versionsWorthADelta } from '../../src/server/releases/release-files.ts'
import { ReleaseStore } from '../../src/server/releases/release-store.ts'
import { initiative, packInitiative, smallGuide } from '../samples.ts'
import { removeTemporaryFolders, temporaryFolder, writeInitiative, writeSamplePack } from './sample-pack.ts'

afterEach(removeTemporaryFolders)

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const NOW = new Date('2026-11-22T10:00:00Z')

test('a change in the pack gives a new version and a delta that leads there', () => {
  const pack = writeSamplePack()
  const store = new ReleaseStore(temporaryFolder())
  publishPack(pack, store, NOW)
  const first = store.read(store.manifest()?.full.url ?? '')
  writeInitiative(pack, packInitiative({ name: 'Atelier renommé' }))
  publishPack(pack, store, NOW)
  const manifest = parseManifest(store.manifest())
  expect([manifest.version, manifest.deltas.map(({ from }) => from)]).toEqual([2, [1]])
  const text = readFileSync(join(store.folder, basename(manifest.deltas[0]?.url ?? '')), 'utf8')
  expect(sha256(text)).toBe(manifest.deltas[0]?.sha256)
  const next = canonicalJson(applyDelta(first, parseDelta(JSON.parse(text))))
  expect(sha256(next)).toBe(manifest.full.sha256)
})

test('the same pack again publishes nothing', () => {
  const pack = writeSamplePack()
  const store = new ReleaseStore(temporaryFolder())
  publishPack(pack, store, NOW)
  publishPack(pack, store, new Date('2026-11-23'))
  expect(store.manifest()?.version).toBe(1)
})

test('a pack with a fault leaves the release in force', () => {
  const pack = writeSamplePack()
  const store = new ReleaseStore(temporaryFolder())
  publishPack(pack, store, NOW)
  writeInitiative(pack, packInitiative({ needs: ['voler'] }))
  expect(publishPack(pack, store, NOW)).toHaveProperty('faults')
  expect(store.manifest()?.version).toBe(1)
})

test('the full file is canonical, its name and hash are true, its compressed forms are the same file', () => {
  const store = new ReleaseStore(temporaryFolder())
  const { full } = store.publish(smallGuide(), NOW)
  const path = join(store.folder, basename(full.url))
  const text = readFileSync(path, 'utf8')
  expect(canonicalJson(JSON.parse(text))).toBe(text)
  expect([sha256(text), Buffer.byteLength(text)]).toEqual([full.sha256, full.bytes])
  expect(full.url).toBe(`/guide/full-1-${full.sha256.slice(0, 8)}.json`)
  expect(brotliDecompressSync(readFileSync(`${path}.br`)).toString()).toBe(text)
  expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe(text)
})

test('two stores never share a lineage; one keeps its own', () => {
  const folder = temporaryFolder()
  const a = new ReleaseStore(folder).publish(smallGuide(), NOW)
  const b = new ReleaseStore(folder).publish({ ...smallGuide(), initiatives: [initiative()] }, NOW)
  const other = new ReleaseStore(temporaryFolder()).publish(smallGuide(), NOW)
  expect(b.lineage).toBe(a.lineage)
  expect(other.lineage).not.toBe(a.lineage)
})

test('deltas go from the last twenty releases and each day’s last over thirty days', () => {
  const hourly = Array.from({ length: 24 * 40 }, (_, at) => ({
    version: at + 1,
    releasedAt: new Date(NOW.getTime() - (24 * 40 - at) * 3_600_000).toISOString(),
  }))
  const versions = versionsWorthADelta(hourly, NOW)
  expect(versions.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, at) => 960 - at))
  expect(versions.length).toBeGreaterThanOrEqual(48)
  expect(versions.length).toBeLessThanOrEqual(50)
})
