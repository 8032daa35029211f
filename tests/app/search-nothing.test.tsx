/** Nothing found: what is said, which needs are near, and what a suggestion carries. */
import { fireEvent, render, screen } from '@testing-library/preact'
import { LocationProvider } from 'preact-iso'
import { beforeEach, expect, test } from 'vitest'
import { NothingFound } from '../../src/app/asking/nothing-found.tsx'
import { buildFinder } from '../../src/app/finder/build-finder.ts'
import { parseQuery } from '../../src/app/finder/query.ts'
import { showRelease } from '../../src/app/store/held-guide.ts'
import { releaseOf } from '../../src/domain/guide.ts'
import type { Helpline } from '../../src/domain/taxonomy.ts'
import type { Concept } from '../../src/domain/thesaurus.ts'
import { smallGuide } from '../samples.ts'

const concepts: Concept[] = [
  { id: 'tuba', label: { fr: 'jouer du tuba' }, needs: ['se-nourrir'], asked: { fr: ['tuba'] } },
  { id: 'meteo', kind: 'outside', label: { fr: 'la météo' }, asked: { fr: ['météo'] } },
]
const helplines = [{ id: 'police', rank: 1, number: '17', words: ['frappe', 'me tape'] } as unknown as Helpline]
const guide = { ...smallGuide(), helplines }
const finder = buildFinder({ ...guide, concepts })

beforeEach(() => {
  showRelease(releaseOf(guide, { lineage: 'l', version: 1, releasedAt: '2026-11-01T00:00:00Z' } as never))
  history.replaceState(null, '', '/recherche')
})

function show(text: string) {
  const query = parseQuery(`?q=${encodeURIComponent(text)}&cout=gratuit`, [], [])
  render(
    <LocationProvider>
      <NothingFound held={{ guide, stamp: {} as never }} finder={finder} found={finder.find(query)} query={query} ask={() => {}} />
    </LocationProvider>,
  )
}
const suggest = () => screen.getByRole('link', { name: 'Proposer une initiative' })
const needs = () => screen.getAllByRole('link', { name: /^(Réparer|Se nourrir)$/ }).map(({ textContent }) => textContent)

test('the need that what was typed belongs to comes alone; without one, all of them', () => {
  show('tuba')
  expect(needs()).toEqual(['Se nourrir'])
})

test('words that mean nothing here: all the needs', () => {
  show('zzzzqqq')
  expect(needs()).toEqual(['Réparer', 'Se nourrir'])
})

test('what the guide rightly does not cover is said plainly, and is not asked for as a suggestion', () => {
  show('météo')
  expect(screen.getByText(/Le guide ne parle pas de ce sujet : la météo/)).toBeDefined()
  expect(screen.queryByRole('link', { name: 'Proposer une initiative' })).toBeNull()
})

test('a suggestion carries what was typed through the router, not in the address of its link', () => {
  show('atelier tuba')
  expect(suggest().getAttribute('href')).toBe('/contribuer')
  fireEvent.click(suggest())
  expect(location.pathname + location.search).toBe('/contribuer?title=atelier+tuba')
})

test.each(['il me frappe', 'Mon mec me tape', 'appeler 06 12 34 56 78'])('« %s » is never carried into a suggestion', (text) => {
  show(text)
  fireEvent.click(suggest())
  expect(location.search).toBe('')
})
