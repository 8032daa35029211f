import { expect, test } from 'vitest'
import { moveOf } from '../../src/app/moderation/queue-keys.ts'
import { DECLINE_REASONS } from '../../src/domain/contribution.ts'

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  target: document.body,
  ...more,
})

test('accepting a simple comment is one key', () => {
  expect(moveOf(press('a'), false)).toEqual({ kind: 'accept' })
})

test('refusing is two: r, then the digit of the reason', () => {
  expect(moveOf(press('r'), false)).toEqual({ kind: 'ask-reason' })
  expect(DECLINE_REASONS.map((_reason, at) => moveOf(press(String(at + 1)), true))).toEqual(
    DECLINE_REASONS.map((reason) => ({ kind: 'decline', reason })),
  )
  expect(moveOf(press('a'), true)).toBeUndefined()
})

test.each(['input', 'textarea', 'select'])('a letter typed in %s decides nothing', (tag) => {
  const field = document.body.appendChild(document.createElement(tag))
  for (const key of ['a', 'r', 'u', 'j', '1']) expect(moveOf(press(key, { target: field }), false)).toBeUndefined()
  field.remove()
})

test('a tick box is no place to type', () => {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' })
  expect(moveOf(press('a', { target: box }), false)).toEqual({ kind: 'accept' })
})

test.each(['ctrlKey', 'altKey', 'metaKey'])('%s: the browser’s own', (modifier) => {
  expect(moveOf(press('a', { [modifier]: true }), false)).toBeUndefined()
  expect(moveOf(press('r', { [modifier]: true }), false)).toBeUndefined()
})

test('a key held down never decides twice, but moves on', () => {
  expect(moveOf(press('a', { repeat: true }), false)).toBeUndefined()
  expect(moveOf(press('j', { repeat: true }), false)).toEqual({ kind: 'next' })
})
