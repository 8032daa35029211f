import { expect, test } from 'vitest'
import { formatPhone, parsePhone } from '../../src/domain/phone-number.ts'

test.each([
  ['01 47 33 09 53', '0147330953', '01 47 33 09 53'],
  ['+33 1 47 33 09 53', '0147330953', '01 47 33 09 53'],
  ['0033147330953', '0147330953', '01 47 33 09 53'],
  ['+33 (0)1.47.33.09.53', '0147330953', '01 47 33 09 53'],
  ['0 800 05 95 95', '0800059595', '0 800 059 595'],
  ['3919', '3919', '39 19'],
  ['15', '15', '15'],
  ['116006', '116006', '116 006'],
])('%s is a number to call', (written, number, shown) => {
  expect(parsePhone(written)).toEqual({ number })
  expect(formatPhone(written)).toBe(shown)
})

test.each(['0890 123 456', '+33 892 12 34 56', '0899000000'])('%s costs those who ask for help: refused', (written) =>
  expect(parsePhone(written)).toEqual({ fault: 'premium' }),
)

test.each(['', '12', '0012345678', '01 47 33 09 5', '+44 20 7946 0958', 'appelez-moi', '0147330953x'])('%j is no French number', (written) =>
  expect(parsePhone(written)).toEqual({ fault: 'not-french' }),
)
