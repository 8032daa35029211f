/** Keys of the queue, on the whole page, unless a sheet over it takes them itself; and the wish to have none (WCAG 2.1.4). */
import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { type Move, moveOf } from './queue-keys.ts'

export type Moves = Partial<Record<Move['kind'], () => unknown>>

const WISH = 'moderation-keys'

function readWish(): boolean {
  try {
    return localStorage.getItem(WISH) !== 'off'
  } catch {
    return true
  }
}

export const areKeysOn = signal(readWish())

export function turnKeys(isOn: boolean) {
  areKeysOn.value = isOn
  try {
    localStorage.setItem(WISH, isOn ? 'on' : 'off')
  } catch {}
}

export function useKeys(moves: Moves) {
  const held = useRef(moves)
  held.current = moves
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!areKeysOn.value || event.defaultPrevented || document.querySelector('dialog[open]')) return
      const move = moveOf(event, false)
      const act = move && held.current[move.kind]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
