/** The form's rules and the contract's agree: whatever the form lets through the server takes, and whatever it would refuse is said first. */
import { expect, test } from 'vitest'
import { readForm } from '../../src/app/contribute/body-of-form.ts'
import { parseContribution } from '../../src/contract/contributions.ts'
import type { ContributionKind } from '../../src/domain/contribution.ts'
import type { DraftForm } from '../../src/domain/outbox-moves.ts'

const SUGGESTION = { name: 'Atelier vélo', summary: 'On y répare son vélo ensemble.', needs: ['reparer'] }
const OPINION = { initiativeId: 'i0001' }
const REPORT = { targetKind: 'initiative', targetId: 'i0001', reason: 'closed' }

function contractSays(kind: ContributionKind, body: unknown): string {
  const envelope = { id: '3f1c1f7e-4a4c-4f6e-9d0a-0123456789ab', revision: 1, createdAt: '2026-11-22T00:00:00.000Z', language: 'fr' }
  const parsed = parseContribution({ ...envelope, kind, receiptHash: 'a'.repeat(64), body })
  return 'fault' in parsed ? `${parsed.fault.field} ${parsed.fault.code}` : 'sound'
}

test.each<[ContributionKind, DraftForm, object]>([
  ['suggestion', SUGGESTION, SUGGESTION],
  [
    'suggestion',
    { ...SUGGESTION, lat: '48.89216', lon: '2.20701', phone: ' 01 47 00 00 00 ', comment: ' Bonjour ' },
    { phone: '01 47 00 00 00', comment: ' Bonjour ', lat: 48.89216 },
  ],
  ['suggestion', { ...SUGGESTION, name: 'é'.repeat(150), summary: '🎈'.repeat(600), website: 'x'.repeat(300) }, {}],
  ['comment', { ...OPINION, helped: 'no' }, { ...OPINION, helped: false }],
  ['comment', { ...OPINION, rating: '5', text: '  ' }, { ...OPINION, rating: 5 }],
  ['comment', { ...OPINION, text: 'e\u0301'.repeat(500) }, { text: 'é'.repeat(500) }],
  ['comment', { ...OPINION, text: '🎈'.repeat(1000) }, {}],
  ['report', REPORT, { target: { kind: 'initiative', id: 'i0001' }, reason: 'closed' }],
  ['report', { ...REPORT, reason: 'wrong-contact', 'proposed.phone': '3919' }, { proposed: { phone: '3919' } }],
  ['report', { ...REPORT, reason: 'wrong-place', 'proposed.phone': 'x'.repeat(601), 'proposed.commune': 'Nanterre' }, {}],
])('%s %j is sent as %j', (kind, form, body) => {
  const read = readForm(kind, form)
  expect(read).toMatchObject({ body })
  expect('body' in read && contractSays(kind, read.body)).toBe('sound')
})

test.each<[ContributionKind, DraftForm, object]>([
  ['suggestion', {}, { name: 'missing', summary: 'missing', needs: 'missing' }],
  ['suggestion', { ...SUGGESTION, name: 'A' }, { name: 'too-short' }],
  ['suggestion', { ...SUGGESTION, name: 'é'.repeat(151) }, { name: 'too-long' }],
  ['suggestion', { ...SUGGESTION, summary: '   court  ' }, { summary: 'too-short' }],
  ['suggestion', { ...SUGGESTION, summary: 'x'.repeat(601) }, { summary: 'too-long' }],
  ['suggestion', { ...SUGGESTION, website: 'x'.repeat(301) }, { website: 'too-long' }],
  ['suggestion', { ...SUGGESTION, comment: 'x'.repeat(1001) }, { comment: 'too-long' }],
  ['comment', OPINION, { opinion: 'empty' }],
  ['comment', { ...OPINION, text: ' \n ' }, { opinion: 'empty' }],
  ['comment', { ...OPINION, text: '🎈'.repeat(1001) }, { text: 'too-long' }],
  ['comment', { ...OPINION, text: 'a\u0000b' }, { text: 'forbidden-character' }],
  ['comment', { ...OPINION, text: 'a\ud83c b' }, { text: 'forbidden-character' }],
  ['report', { ...REPORT, reason: '' }, { reason: 'missing' }],
  ['report', { ...REPORT, text: 'x'.repeat(1001) }, { text: 'too-long' }],
])('%s %j: %j', (kind, form, faults) => expect(readForm(kind, form)).toEqual({ faults }))

test('of a report only what its reason speaks of is sent: a field typed under another reason is no longer seen', () => {
  const typed = { ...REPORT, 'proposed.phone': '3919', 'proposed.address': '1 rue X' }
  expect(readForm('report', { ...typed, reason: 'wrong-place' })).toMatchObject({ body: { proposed: { address: '1 rue X' } } })
  const closed = readForm('report', { ...typed, reason: 'closed' })
  expect('body' in closed && 'proposed' in closed.body).toBe(false)
  const placed = readForm('report', { ...typed, reason: 'wrong-place' })
  expect('body' in placed && 'proposed' in placed.body && placed.body.proposed).toEqual({ address: '1 rue X' })
})
