/** The opinions on an initiative's page: a list named « Avis » that is there even when nobody has said anything. */
import { render, screen, within } from '@testing-library/preact'
import { expect, onTestFinished, test } from 'vitest'
import { Reviews } from '../../src/app/initiative/reviews.tsx'
import { heldGuide, showRelease } from '../../src/app/store/held-guide.ts'
import type { Guide } from '../../src/domain/guide.ts'
import { releaseOf } from '../../src/domain/guide.ts'
import { smallGuide } from '../samples.ts'

function show(guide: Guide) {
  showRelease(releaseOf(guide, { lineage: 'essai', version: 1, releasedAt: '2026-01-01T00:00:00.000Z' }))
  onTestFinished(() => {
    heldGuide.value = undefined
  })
  const [initiative] = guide.initiatives
  if (initiative) render(<Reviews initiative={initiative} />)
  return within(screen.getByRole('list', { name: 'Avis' })).queryAllByRole('listitem')
}

test('nobody has said anything: an empty list, words that say so, and the way to be the first', () => {
  expect(show({ ...smallGuide(), comments: [] })).toEqual([])
  expect(screen.getByText(/^Pas encore d’avis/)).toBeDefined()
  expect(screen.getByRole('link', { name: 'Donner mon avis' })).toBeDefined()
})

test('opinions, newest first', () => {
  const guide = smallGuide()
  const initiativeId = guide.initiatives[0]?.id ?? ''
  const said = (id: string, month: string, text: string) => ({ id, initiativeId, month, text, language: 'fr' as const })
  const items = show({ ...guide, comments: [said('a', '2026-01', 'Ancien'), said('b', '2026-03', 'Récent')] })
  expect(items.map((item) => item.querySelector('.review-text')?.textContent)).toEqual(['Récent', 'Ancien'])
})
