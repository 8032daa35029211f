import { expect, test } from 'vitest'
import { mustBeChecked, standingOf } from '../../src/domain/initiative.ts'
import { initiative } from '../samples.ts'

const NOW = new Date('2026-11-22')

test('an entry with a way to reach it and a source read is complete', () => expect(standingOf(initiative({ phone: '0147000000' }))).toBe('complete'))
test('a site that nobody read is named, not complete', () =>
  expect(standingOf(initiative({ website: 'https://a.fr', basis: 'official-site-named' }))).toBe('named'))
test('a point on a map without an address is only a lead', () =>
  expect(standingOf(initiative({ place: { commune: '92050', lat: 48.89, lon: 2.2, precision: 'exact' } }))).toBe('lead'))
test('closed wins over everything', () => expect(standingOf(initiative({ phone: '0147000000', status: 'closed' }))).toBe('closed'))

test.each([
  ['read last year and active', { sourceDate: '2025-03', status: 'active' as const }, false],
  ['read five years ago', { sourceDate: '2021', status: 'active' as const }, true],
  ['no date', { status: 'active' as const }, true],
  ['status unknown', { sourceDate: '2026', status: 'unknown' as const }, true],
  ['an unread site', { sourceDate: '2026', status: 'active' as const, basis: 'official-site-named' as const }, true],
  [
    'verified this year, old source',
    { sourceDate: '2015', status: 'active' as const, verifiedAt: { at: '2026-03-03', what: 'adresse', how: 'téléphone' } },
    false,
  ],
])('to be checked before going: %s', (_what, fields, expected) => {
  expect(mustBeChecked(initiative(fields), NOW)).toBe(expected)
})
