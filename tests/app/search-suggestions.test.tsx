/** The search field as a combobox, and the last searches: off, local, erasable. */
import { fireEvent, render, screen } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { beforeEach, expect, test, vi } from 'vitest'
import { SearchField } from '../../src/app/entry/search-field.tsx'
import { offersFor } from '../../src/app/entry/suggested.ts'
import { SuggestionList } from '../../src/app/entry/suggestion-list.tsx'
import { buildFinder } from '../../src/app/finder/build-finder.ts'
import { suggest } from '../../src/app/finder/suggest.ts'
import { SettingsScreen } from '../../src/app/settings/settings-screen.tsx'
import { showRelease } from '../../src/app/store/held-guide.ts'
import { keepRecentSearches, recentSearches, rememberSearch } from '../../src/app/store/recent-searches.ts'
import { releaseOf } from '../../src/domain/guide.ts'
import { smallGuide } from '../samples.ts'

const HELPLINE = {
  id: 'police',
  rank: 1,
  number: '17',
  channel: 'voice',
  label: { fr: 'Police' },
  text: { fr: '' },
  words: ['frappe'],
} as never

const guide = { ...smallGuide(), helplines: [HELPLINE] }
const finder = buildFinder(guide)

beforeEach(() => {
  localStorage.clear()
  showRelease(releaseOf(guide, { lineage: 'l', version: 1, releasedAt: '2026-11-01T00:00:00Z' } as never))
})

function Field({ onText = () => {}, onGo = () => {} }: { onText?: (text: string) => void; onGo?: (address: string) => void }) {
  const [text, setText] = useState('')
  return (
    <SearchField
      value={text}
      onInput={setText}
      onSubmit={onText}
      popup={(field) => <SuggestionList field={field} text={text} suggest={(typed) => suggest(finder, typed)} onText={onText} onGo={onGo} />}
    />
  )
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: /^Rechercher/ })
const type = (text: string) => {
  field().focus()
  field().value = text
  fireEvent.input(field())
}
const key = (name: string) => fireEvent.keyDown(field(), { key: name })
const rows = () => screen.queryAllByRole('option').map((row) => row.textContent)
const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent

test('letters open a list that says what each row is; arrows go round it, and back to the field', () => {
  render(<Field />)
  expect(field().getAttribute('aria-expanded')).toBe('false')
  type('mal')
  expect(field().getAttribute('aria-expanded')).toBe('true')
  expect(rows()).toEqual(['commune Malakoff'])
  expect(screen.getByRole('listbox').id).toBe(field().getAttribute('aria-controls'))
  key('ArrowDown')
  expect(active()).toBe('commune Malakoff')
  key('ArrowDown')
  expect(active()).toBeUndefined()
  key('ArrowUp')
  expect(active()).toBe('commune Malakoff')
  expect(document.activeElement).toBe(field())
})

test('Enter chooses the active row and leaves the focus in the field; Escape closes and keeps the text', () => {
  const onText = vi.fn()
  render(<Field onText={onText} />)
  type('mal')
  key('Escape')
  expect(rows()).toEqual([])
  expect(field().value).toBe('mal')
  key('ArrowDown')
  key('ArrowDown')
  key('Enter')
  expect(onText).toHaveBeenCalledExactlyOnceWith('Malakoff')
  expect(field().value).toBe('Malakoff')
  expect(field().getAttribute('aria-expanded')).toBe('false')
  expect(document.activeElement).toBe(field())
})

test('a tap chooses: a commune completes what was typed, an initiative opens', () => {
  const onText = vi.fn()
  const onGo = vi.fn()
  render(<Field onText={onText} onGo={onGo} />)
  type('réparer mal')
  fireEvent.click(screen.getByRole('option', { name: /Malakoff/ }))
  expect(onText).toHaveBeenCalledWith('réparer Malakoff')
  type('cuisi')
  fireEvent.click(screen.getByRole('option', { name: /La Cuisine/ }))
  expect(onGo).toHaveBeenCalledWith('/initiative/cuisine')
})

test('words of danger open no list: nothing may cover the number to call', () => {
  render(<Field />)
  type('il me frappe mala')
  expect(rows()).toEqual([])
})

test('six rows at most, of every kind; what is typed already is not offered', () => {
  const many = [
    ...['a', 'b', 'c', 'd', 'e'].map((fr) => ({ kind: 'topic', label: { fr }, from: 0 }) as const),
    ...guide.communes.map((commune) => ({ kind: 'commune', commune, from: 0 }) as const),
    ...guide.initiatives.map((initiative) => ({ kind: 'initiative', initiative }) as const),
  ]
  const offers = offersFor('Malakoff', many)
  expect(offers).toHaveLength(6)
  expect(new Set(offers.map(({ kind }) => kind))).toEqual(new Set(['topic', 'commune', 'initiative']))
  expect(offers.map(({ label }) => label)).not.toContain('Malakoff')
})

test('no search is kept unless it is asked for', () => {
  render(<Field />)
  type('vélo')
  field().blur()
  expect(recentSearches()).toBeUndefined()
  expect(localStorage).toHaveLength(0)
})

test('kept searches are offered in the empty field; danger and contact details never are', () => {
  keepRecentSearches()
  render(<Field />)
  for (const text of ['vélo cargo', 'il me frappe', 'appeler 06 12 34 56 78', 'manger']) {
    type(text)
    field().blur()
  }
  expect(recentSearches()).toEqual(['manger', 'vélo cargo'])
  type('')
  expect(rows()).toEqual(['déjà cherché manger', 'déjà cherché vélo cargo'])
})

test('what was only the beginning of a search is not kept beside it; five are kept', () => {
  keepRecentSearches()
  for (const text of ['cou', 'cours', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six']) rememberSearch(text)
  expect(recentSearches()).toEqual(['six', 'cinq', 'quatre', 'trois', 'deux'])
})

test('the settings switch it on, erase, and switch it off with everything', () => {
  const { unmount } = render(<SettingsScreen />)
  const choice = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /dernières recherches/ })
  expect(choice().checked).toBe(false)
  fireEvent.click(choice())
  rememberSearch('vélo')
  unmount()
  render(<SettingsScreen />)
  expect(choice().checked).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: 'Effacer mes dernières recherches' }))
  expect(recentSearches()).toEqual([])
  rememberSearch('toit')
  fireEvent.click(choice())
  expect(recentSearches()).toBeUndefined()
  expect(JSON.stringify(localStorage)).not.toContain('toit')
})
