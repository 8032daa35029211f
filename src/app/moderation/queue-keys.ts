/** What each key means in the queue. Pure, so that the promise « one key accepts, three at most refuse » can be tested. */
import { DECLINE_REASONS, type DeclineReason } from '../../domain/contribution.ts'

export type Move =
  | { kind: 'next' | 'previous' | 'accept' | 'ask-reason' | 'edit' | 'select' | 'undo' | 'help' | 'close' }
  | { kind: 'decline'; reason: DeclineReason }

const MOVES: Record<string, Move> = {
  j: { kind: 'next' },
  ArrowDown: { kind: 'next' },
  k: { kind: 'previous' },
  ArrowUp: { kind: 'previous' },
  a: { kind: 'accept' },
  r: { kind: 'ask-reason' },
  e: { kind: 'edit' },
  x: { kind: 'select' },
  u: { kind: 'undo' },
  '?': { kind: 'help' },
  Escape: { kind: 'close' },
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'> & { target: EventTarget | null }

const TYPING = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]'
const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest(TYPING) !== null

/** @param isAskingReason the sheet of reasons is open: digits choose one. @returns undefined when the key is somebody else's. */
export function moveOf(press: Press, isAskingReason: boolean): Move | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined
  if (isTyping(press.target)) return undefined
  if (isAskingReason) {
    const reason = /^[1-9]$/.test(press.key) ? DECLINE_REASONS[Number(press.key) - 1] : undefined
    return reason ? { kind: 'decline', reason } : undefined
  }
  const move = MOVES[press.key] ?? MOVES[press.key.toLowerCase()]
  // A key held down must not decide for the next one too.
  return press.repeat && move && move.kind !== 'next' && move.kind !== 'previous' ? undefined : move
}
