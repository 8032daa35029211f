import * as v from 'valibot'
import { expect, test } from 'vitest'
import { packInitiativeSchema } from '../../src/contract/pack-initiative.ts'
import { packInitiative } from '../samples.ts'

/** Field and message of the first fault. */
function faultOf(fields: Record<string, unknown>): [string, string] | undefined {
  const parsed = v.safeParse(packInitiativeSchema, packInitiative(fields))
  return parsed.success ? undefined : [v.getDotPath(parsed.issues[0]) ?? '-', parsed.issues[0].message]
}

test('a sound record passes', () => expect(faultOf({})).toBeUndefined())

const refused: [string, Record<string, unknown>, string, RegExp][] = [
  ['no source', { sources: [] }, 'sources', /name the page or file/],
  ['sources missing', { sources: undefined }, 'sources', /name the page or file/],
  ['no basis', { basis: undefined }, 'basis', /use one of source/],
  ['summary too short', { summary: { fr: 'Aide.' } }, 'summary', /5 characters → .*60 to 220/],
  ['summary too long', { summary: { fr: 'a'.repeat(221) } }, 'summary', /221 characters/],
  [
    'translation without its original',
    { summary: { en: 'A repair workshop run by volunteers, one Saturday a month, for members.' } },
    'summary',
    /without its original/,
  ],
  ['a link that is a script', { website: 'javascript:alert(1)' }, 'website', /no http\(s\) address/],
  ['a link without scheme', { website: 'www.example.org' }, 'website', /beginning with https/],
  ['a link that hides a name', { website: 'https://casaco.fr@evil.example' }, 'website', /no http/],
  ['a foreign phone', { phone: '+44 20 7946 0958' }, 'phone', /no French telephone/],
  ['a premium phone', { phone: '0899 12 34 56' }, 'phone', /premium/],
  ['half a point', { place: { lat: 48.8 } }, 'place', /half a point|half point/],
  ['an unknown field', { prix: 3 }, 'prix', /./],
  ['an unknown action', { actions: ['vol'] }, 'actions.0', /vol" is not known → use one of don/],
  ['verification not stated', { verifiedAt: undefined }, 'verifiedAt', /./],
]

test.each(refused)('refused, with field and remedy: %s', (_what, fields, field, message) => {
  const fault = faultOf(fields)
  expect(fault?.[0]).toBe(field)
  expect(fault?.[1]).toMatch(message)
})

test.each(['3919', '01 47 33 09 53', '0800 05 95 95'])('%s is a fine number', (phone) => expect(faultOf({ phone })).toBeUndefined())
