import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { sayFault } from '../../src/server/pack/fault.ts'
import { guideOfPack } from '../../src/server/pack/guide-of-pack.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'
import { packInitiative } from '../samples.ts'
import { removeTemporaryFolders, writeInitiative, writeSamplePack } from './sample-pack.ts'

afterEach(removeTemporaryFolders)

const faultsOf = (folder: string) => readPack(folder).faults.map(sayFault)

test('a sound pack is read whole', () => {
  const { pack, faults, warnings } = readPack(writeSamplePack())
  expect([faults, warnings]).toEqual([[], []])
  expect(pack?.initiatives.map(({ slug }) => slug)).toEqual(['atelier', 'autre'])
})

const across: [string, Record<string, unknown>, RegExp][] = [
  ['an unknown need', { needs: ['voler'] }, /^initiatives\/neuve\.json: neuve: needs: voler is no need of taxonomy\.json → use one of reparer/],
  ['an id used twice', { id: 'i0001' }, /id: i0001 is the id of atelier too/],
  ['a former slug that another has', { formerSlugs: ['atelier'] }, /slug: atelier is a slug of atelier too/],
  ['an unknown commune', { place: { commune: '75056' } }, /place\.commune: 75056 is no INSEE code/],
  ['an unknown source', { sources: ['ouï-dire'] }, /neither an address nor an id/],
  ['an unknown network', { network: 'i7777' }, /network: i7777 is no initiative/],
  ['a place for a shelter', { phoneOnly: true, place: { commune: '92050' } }, /place: is given for a phoneOnly entry/],
  ['an address for a shelter', { phoneOnly: true, place: { address: '1 rue X' } }, /place: is given for a phoneOnly entry/],
  ['a site for a shelter', { phoneOnly: true, website: 'https://example.org' }, /website: is given for a phoneOnly entry/],
  ['a town in a shelter’s text', { phoneOnly: true, tags: ['Nanterre'] }, /tags: names Nanterre/],
  ['a page that names a shelter’s town', { phoneOnly: true, sources: ['https://example.org/nanterre'] }, /sources: (names Nanterre|links)/],
]

test.each(across)('refused: %s', (_what, fields, line) => {
  const folder = writeSamplePack()
  writeInitiative(
    folder,
    packInitiative({
      id: 'i0009',
      slug: 'neuve',
      summary: { fr: 'Un lieu où l’on vient se reposer et parler, sans rendez-vous, les jours de semaine, gratuitement.' },
      ...fields,
    }),
  )
  expect(faultsOf(folder).join('\n')).toMatch(line)
})

test('two files with one slug are refused', () => {
  const folder = writeSamplePack()
  writeInitiative(folder, packInitiative({ id: 'i0009' }), 'copie.json')
  expect(faultsOf(folder).join('\n')).toMatch(/slug: atelier is a slug of atelier too/)
})

test('summaries that repeat are refused beyond five per cent', () => {
  const folder = writeSamplePack()
  writeInitiative(folder, packInitiative({ id: 'i0009', slug: 'neuve' }))
  expect(faultsOf(folder).join('\n')).toMatch(/2 summaries repeat/)
})

test('a point far outside the territory is a warning, not a fault', () => {
  const folder = writeSamplePack()
  writeInitiative(folder, packInitiative({ place: { lat: 45.76, lon: 4.83, precision: 'exact' } }))
  const { faults, warnings } = readPack(folder)
  expect(faults).toEqual([])
  expect(warnings.map(sayFault).join()).toMatch(/atelier: place: the point is \d+ km outside/)
})

test('broken JSON, a missing list and a missing folder are named, and nothing throws', () => {
  const folder = writeSamplePack()
  writeFileSync(join(folder, 'initiatives', 'atelier.json'), '{"id": ')
  rmSync(join(folder, 'glossary.json'))
  expect(faultsOf(folder).join('\n')).toMatch(/glossary\.json: -: -: the file is missing[\s\S]*atelier\.json: -: -: is not valid JSON/)
  rmSync(join(folder, 'initiatives'), { recursive: true })
  expect(faultsOf(folder).join('\n')).toMatch(/initiatives\/: -: -: the folder is missing/)
})

test('entries whose rights are to be confirmed go when the territory says so', () => {
  const folder = writeSamplePack()
  writeInitiative(folder, packInitiative({ rights: 'to-confirm' }))
  const { pack } = readPack(folder)
  if (!pack) throw new Error('the pack is sound')
  expect(guideOfPack(pack).initiatives).toHaveLength(2)
  expect(guideOfPack({ ...pack, territory: { ...pack.territory, includeRightsToConfirm: false } }).initiatives.map(({ slug }) => slug)).toEqual([
    'autre',
  ])
})
