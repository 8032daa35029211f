/** The staff's room speaks French alone; its words are all used, and all there. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import room from '../../src/app/words/locales/fr.moderation.json'
import pages from '../../src/app/words/locales/fr.moderation.pages.json'
import { QUEUE_KINDS } from '../../src/contract/staff.ts'
import { CONTRIBUTION_STATES, CONTRIBUTOR_ROLES, DECLINE_REASONS, REPORT_REASONS } from '../../src/domain/contribution.ts'
import { ROLES } from '../../src/domain/member.ts'

const folder = 'src/app/moderation'
const code = readdirSync(folder)
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n')
const keys = [...new Set(Object.keys({ ...room, ...pages }).map((key) => key.replace(/_(one|many|other)$/, '')))]

/** Keys written with a variable part. */
const families: Record<string, readonly string[]> = {
  'mod.role': ROLES,
  'mod.kind': QUEUE_KINDS,
  'mod.one': QUEUE_KINDS,
  'mod.state': CONTRIBUTION_STATES,
  'mod.reason': DECLINE_REASONS,
  'mod.report': REPORT_REASONS,
  'mod.by': [...CONTRIBUTOR_ROLES, 'unknown'],
}

test('every word of the staff’s room is used', () => {
  const family = (key: string) => families[key.slice(0, key.lastIndexOf('.'))]?.includes(key.slice(key.lastIndexOf('.') + 1))
  expect(keys.filter((key) => !code.includes(`'${key}'`) && !family(key))).toEqual([])
})

test('every word it asks for is there', () => {
  const asked = [...code.matchAll(/'(modp?\.[\w.-]+)'/g)].map((found) => found[1] ?? '')
  const known = new Set(keys)
  const all = [...asked, ...Object.entries(families).flatMap(([stem, ends]) => ends.map((end) => `${stem}.${end}`))]
  expect([...new Set(all)].filter((key) => !known.has(key))).toEqual([])
})
