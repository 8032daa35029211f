import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/contract/canonical-json.ts'

test('the example of RFC 8785 §3.2.2', () => {
  const value = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('keys go by UTF-16 code units, as §3.2.3 shows', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew',
    '1': 'One',
    '\ud83d\ude00': 'Emoji',
    '\u0080': 'Control',
    '\u00f6': 'Latin',
  }
  expect(Object.keys(JSON.parse(canonicalJson(value)) as object)).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'])
})

test('what is undefined is left out, wherever it stands in the order', () => expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}'))
