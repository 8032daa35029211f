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
  ['a street in a shelter’s text', { phoneOnly: true, accessNote: { fr: 'Sonner au 12 rue des Lilas' } }, /accessNote: reads like an address/],
  ['a town’s short name in a shelter’s text', { phoneOnly: true, tags: ['boulogne'] }, /tags: names Boulogne-Billancourt/],
  ['a town in a shelter’s former slug', { phoneOnly: true, formerSlugs: ['foyer-malakoff'] }, /formerSlugs: names Malakoff/],
  [
    'a town in what was verified of a shelter',
    { phoneOnly: true, verifiedAt: { at: '2026-01-01', what: 'locaux de Nanterre', how: 'visite' } },
    /verifiedAt: names Nanterre/,
  ],
  ['a network that would list a shelter', { phoneOnly: true, network: 'i0002' }, /network: is given for a phoneOnly entry/],
  ['a source that is half an address', { sources: ['https://exa mple/<x>'] }, /neither an address nor an id/],
  ['a former slug that is none', { formerSlugs: ['A B/..'] }, /is no slug/],
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

test('a fault in a list does not hide the faults of the entries', () => {
  const folder = writeSamplePack()
  writeFileSync(join(folder, 'glossary.json'), '[{"id": "x"}]')
  writeInitiative(folder, packInitiative({ needs: ['voler'] }))
  expect(faultsOf(folder).join('\n')).toMatch(/glossary\.json: x[\s\S]*voler is no need/)
})

test('an id used twice in a list is refused: no phone could apply a delta', () => {
  const folder = writeSamplePack()
  const term = { id: 'ess', term: 'ESS', forms: [], explanation: { fr: 'Des organisations.' } }
  writeFileSync(join(folder, 'glossary.json'), JSON.stringify([term, term]))
  expect(faultsOf(folder).join('\n')).toMatch(/glossary\.json: ess: id: is used twice/)
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
