/** Words of danger are compared folded: one with an accent or a hamza would never be met. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Helpline } from '../../src/domain/taxonomy.ts'
import { fold } from '../../src/domain/text.ts'

const helplines = JSON.parse(readFileSync('data/helplines.json', 'utf8')) as Helpline[]

test.each(helplines.map(({ id, words }) => [id, words] as const))('%s: its words of danger are folded', (_, words) =>
  expect(words).toEqual(words.map(fold)),
)
