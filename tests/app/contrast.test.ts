/** Every pair of colours used together is AA (WCAG 2.2, 1.4.3: 4.5 for text; 1.4.11: 3 for signs), in both themes. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync('src/app/shell/tokens.css', 'utf8')

function tokensOf(opening: string): Record<string, string> {
  const start = css.indexOf(opening)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((found) => [found[1] ?? '', found[2] ?? '']))
}

const light = tokensOf(':root {')
const dark = { ...light, ...tokensOf(":root[data-theme='dark'] {") }
const system = { ...light, ...tokensOf(":root:not([data-theme='light']) {") }

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)].sort((one, two) => two - one) as [number, number]
  return (x + 0.05) / (y + 0.05)
}

const TEXT = [
  ...['paper', 'surface', 'sunken'].flatMap((ground) => [
    ['ink', ground],
    ['ink-quiet', ground],
    ['link', ground],
    ['accent', ground],
    ['danger', ground],
  ]),
  ...['daily', 'move', 'work', 'care', 'bond', 'enjoy'].map((family) => ['ink', `${family}-soft`]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['care-ink', 'care'],
  ['calm-ink', 'calm'],
  ['ink', 'danger-soft'],
  ['danger', 'danger-soft'],
  ['ink', 'mark'],
] as [string, string][]
const SIGNS = [
  ...['daily', 'move', 'work', 'care-hue', 'bond', 'enjoy'].flatMap((hue) => [
    [hue, 'surface'],
    [hue, `${hue.replace('-hue', '')}-soft`],
  ]),
  ...['paper', 'surface', 'sunken'].flatMap((ground) => [
    ['focus', ground],
    ['line-strong', ground],
  ]),
] as [string, string][]

test.each([
  ['light', light],
  ['dark', dark],
])('%s', (_theme, tokens) => {
  const weak = [...TEXT.map((pair) => [...pair, 4.5] as const), ...SIGNS.map((pair) => [...pair, 3] as const)]
    .map(([front, ground, least]) => ({ front, ground, least, ratio: contrast(tokens[front] ?? '#888888', tokens[ground] ?? '#888888') }))
    .filter(({ ratio, least }) => ratio < least)
  expect(weak).toEqual([])
})

test('the dark theme that is chosen and the one the phone asks for are the same', () => expect(system).toEqual(dark))
