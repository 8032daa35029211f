/** The life of a contribution on the phone, as a table: from a state, an event, to a state. */
import { expect, test } from 'vitest'
import type { Contribution, OutboxState } from '../../src/domain/contribution.ts'
import { OUTBOX_STATES } from '../../src/domain/contribution.ts'
import {
  inSendingOrder,
  isDue,
  LONGEST_WAIT_MS,
  moveOutbox,
  type OutboxEvent,
  type OutboxRow,
  renewed,
  takesWords,
  waitAfter,
  wordsLeftOver,
} from '../../src/domain/outbox-moves.ts'

const BODY = { initiativeId: 'i0001', text: 'Bien' }
const FROZEN: Contribution = {
  id: 'a',
  kind: 'comment',
  revision: 1,
  createdAt: '2026-11-01T00:00:00.000Z',
  language: 'fr',
  receiptHash: 'h',
  body: BODY,
}

function row(fields: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id: 'a',
    kind: 'comment',
    state: 'waiting',
    rank: 1,
    revision: 1,
    createdAt: FROZEN.createdAt,
    secret: 's',
    form: {},
    body: BODY,
    attempts: 0,
    ...fields,
  }
}

/** A row as it is found in each state once it has been on its way. */
const IN: Record<OutboxState, OutboxRow> = {
  draft: row({ state: 'draft' }),
  waiting: row(),
  sending: row({ state: 'sending', frozen: FROZEN, attempts: 1 }),
  received: row({ state: 'received', frozen: FROZEN, receivedAt: 'x' }),
  published: row({ state: 'published', frozen: FROZEN }),
  declined: row({ state: 'declined', frozen: FROZEN }),
  withdrawn: row({ state: 'withdrawn', frozen: FROZEN }),
  'needs-you': row({ state: 'needs-you', frozen: FROZEN, cause: 'invalid' }),
}

const EVENTS = {
  write: { type: 'write', form: { text: 'x' } },
  submit: { type: 'submit', form: {}, body: BODY, language: 'fr', role: undefined },
  attempt: { type: 'attempt', receiptHash: 'h' },
  cut: { type: 'cut' },
  failed: { type: 'failed', revision: 1, cause: 'server', nextTryAt: 5 },
  acknowledged: { type: 'acknowledged', revision: 1, at: 'now' },
  invalid: { type: 'refused', revision: 1, code: 'invalid', field: 'body.text' },
  decided: { type: 'refused', revision: 1, code: 'already-decided' },
  goneThere: { type: 'refused', revision: 1, code: 'withdrawn' },
  toldPublished: { type: 'told', state: 'published' },
  toldUnknown: { type: 'told', state: 'unknown' },
  withdraw: { type: 'withdraw' },
  withdrawn: { type: 'withdrawn', at: 'now' },
} satisfies Record<string, OutboxEvent>

/** State after, in the order of OUTBOX_STATES: draft waiting sending received published declined withdrawn needs-you. `.`: as it was. */
const TABLE: Record<keyof typeof EVENTS, string> = {
  write: '. . . . . . . .',
  submit: 'waiting . waiting waiting . . . waiting',
  attempt: '. sending . . . . . .',
  cut: '. . waiting . . . . .',
  failed: '. . waiting . . . . .',
  acknowledged: '. received received . . . . .',
  invalid: '. needs-you needs-you . . . . .',
  decided: '. received received . . . . .',
  goneThere: '. withdrawn withdrawn . . . . .',
  toldPublished: '. . . published . published . .',
  toldUnknown: '. . . waiting . . . .',
  withdraw: 'withdrawn withdrawn . . . . . .',
  withdrawn: 'withdrawn withdrawn withdrawn withdrawn withdrawn withdrawn . withdrawn',
}

const CASES = Object.entries(TABLE).flatMap(([event, line]) =>
  line.split(' ').map((after, at) => {
    const before = OUTBOX_STATES[at] as OutboxState
    return [before, event as keyof typeof EVENTS, after === '.' ? before : (after as OutboxState)] as const
  }),
)

test.each(CASES)('%s, %s → %s', (before, event, after) => {
  expect(moveOutbox(IN[before], EVENTS[event]).state).toBe(after)
})

test('what is frozen is repeated word for word, whatever is typed meanwhile', () => {
  const sent = moveOutbox(row(), EVENTS.attempt)
  const typed = moveOutbox(sent, { type: 'write', form: { text: 'autre' } })
  expect(typed).toMatchObject({ state: 'sending', isEdited: true, frozen: { revision: 1, body: BODY } })
  const again = moveOutbox(moveOutbox(typed, EVENTS.cut), { type: 'attempt', receiptHash: 'other' })
  expect(again.frozen).toEqual(sent.frozen)
})

test('edited-after-a-half-send: a new revision, and the late answer to the old one does not pass for it', () => {
  const sent = moveOutbox(row(), EVENTS.attempt)
  const edited = moveOutbox(sent, { ...EVENTS.submit, body: { initiativeId: 'i0001', text: 'Mieux' } })
  expect(edited).toMatchObject({ state: 'waiting', revision: 2 })
  const told = moveOutbox(edited, EVENTS.acknowledged)
  expect(told).toMatchObject({ state: 'waiting', revision: 2, receivedAt: 'now' })
  expect(moveOutbox(told, EVENTS.attempt).frozen).toMatchObject({ revision: 2, body: { text: 'Mieux' } })
})

test('edited before any sending: still the first revision', () => {
  expect(moveOutbox(row(), EVENTS.submit).revision).toBe(1)
})

test('withdrawn after a sending: a wish that is kept until the server has heard it, and nothing more is sent', () => {
  const wished = moveOutbox(IN.sending, EVENTS.withdraw)
  expect(wished).toMatchObject({ state: 'sending', withdrawalWanted: true })
  expect(moveOutbox(moveOutbox(wished, EVENTS.cut), EVENTS.attempt).state).toBe('waiting')
})

test('a change that comes too late: what was decided on stands there, and the late words are left over for a draft', () => {
  const sent = moveOutbox(IN.received, { ...EVENTS.submit, form: { text: 'Mieux' }, body: { initiativeId: 'i0001', text: 'Mieux' } })
  const late = moveOutbox(sent, EVENTS.attempt)
  const decided = moveOutbox(late, { ...EVENTS.decided, revision: 2 })
  expect(decided).toMatchObject({ state: 'received', cause: 'already-decided', body: BODY, frozen: FROZEN })
  expect(wordsLeftOver(late, decided)).toEqual({ text: 'Mieux' })
  expect(takesWords(decided)).toBe(false)
  const published = moveOutbox(decided, EVENTS.toldPublished)
  expect(published).toMatchObject({ state: 'published', body: BODY })
  expect(published.cause).toBeUndefined()
  expect(wordsLeftOver(decided, published)).toBeUndefined()
})

test('decided while a change was typed: the change is left over, and no word of it passes for published', () => {
  const edited = moveOutbox(IN.received, EVENTS.write)
  const published = moveOutbox(edited, EVENTS.toldPublished)
  expect(published.isEdited).toBeUndefined()
  expect(published.body).toEqual(BODY)
  expect(wordsLeftOver(edited, published)).toEqual({ text: 'x' })
  expect(wordsLeftOver(IN.received, moveOutbox(IN.received, EVENTS.toldPublished))).toBeUndefined()
})

test('what was typed and is the same changes nothing', () => {
  const received = row({ state: 'received', frozen: FROZEN, form: { text: 'Bien', needs: ['a'] } })
  expect(moveOutbox(received, { type: 'write', form: { needs: ['a'], text: 'Bien', role: '' } })).toBe(received)
})

test.each(['published', 'declined', 'withdrawn'] as const)('%s takes no more words', (state) => {
  expect(takesWords(IN[state])).toBe(false)
  expect(takesWords(IN.received)).toBe(true)
  expect(takesWords(moveOutbox(IN.received, EVENTS.withdraw))).toBe(false)
})

test('sent anew after a conflict: the same words, a new id and secret, as if never sent', () => {
  const conflict = moveOutbox(IN.sending, { type: 'refused', revision: 1, code: 'id-conflict' })
  const anew = renewed(conflict, { id: 'b', secret: 't', createdAt: 'now' })
  expect(anew).toMatchObject({ id: 'b', secret: 't', createdAt: 'now', revision: 1, state: 'waiting', body: BODY })
  expect(anew.frozen).toBeUndefined()
})

test('waits double from one second to five minutes, never exactly in step', () => {
  expect(waitAfter(1, 1)).toBe(1000)
  expect(waitAfter(4, 1)).toBe(8000)
  expect(waitAfter(50, 1)).toBe(LONGEST_WAIT_MS)
  expect(waitAfter(4, 0)).toBe(6000)
})

test('clock jumps never hold anything up', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  const day = 86_400_000
  expect(isDue(row(), now)).toBe(true)
  expect(isDue(row({ nextTryAt: now + 1000 }), now)).toBe(false)
  expect(isDue(row({ nextTryAt: now - 1 }), now)).toBe(true)
  expect(isDue(row({ nextTryAt: now + day }), now)).toBe(true)
})

test('oldest first, and a suggestion before what speaks of it', () => {
  const child = row({ id: 'child', rank: 1, body: { initiativeId: 'parent', text: 'x' } })
  const parent = row({ id: 'parent', rank: 3, kind: 'suggestion', body: { name: 'N', needs: [], summary: 'Une belle chose' } })
  const other = row({ id: 'other', rank: 2 })
  expect(inSendingOrder([other, child, parent]).map(({ id }) => id)).toEqual(['parent', 'child', 'other'])
})
