/** Words of danger are compared folded: one with an accent or a hamza would never be met. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { helplinesFor } from '../../src/app/entry/danger-notice.tsx'
import type { Helpline } from '../../src/domain/taxonomy.ts'
import { fold } from '../../src/domain/text.ts'

const helplines = JSON.parse(readFileSync('data/helplines.json', 'utf8')) as Helpline[]

test.each(helplines.map(({ id, words }) => [id, words] as const))('%s: its words of danger are folded', (_, words) =>
  expect(words).toEqual(words.map(fold)),
)

test.each([
  ['mon mec me frap', ['17', '3919']],
  ['my husband beats me', ['3919']],
  ['logement urgence', ['115', '112']],
  ['SAMU social 115', ['115', '15']],
  ['j’ai quitté mon copain et je sais pas où aller dormir', ['115']],
  ['أين أنام الليلة', ['115']],
  ['o secour', ['112']],
  ['garde d’enfants', []],
  ['mon mari cherche du travail', []],
  ['je dors dans le metro', ['115']],
  ['papa me tape', ['119', '17']],
])('« %s » brings %j, in that order', (text, numbers) =>
  expect(
    helplinesFor(text, helplines)
      .map(({ number }) => number)
      .slice(0, 2),
  ).toEqual(numbers),
)
