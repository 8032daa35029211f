/** Keys of the queue, on the whole page, unless a sheet is open that takes them itself. */
import { useEffect, useRef } from 'preact/hooks'
import { type Move, moveOf } from './queue-keys.ts'

export type Moves = Record<Exclude<Move['kind'], 'decline'>, () => unknown>

/** @param isElsewhere a sheet is open. */
export function useKeys(moves: Moves, isElsewhere: boolean) {
  const held = useRef({ moves, isElsewhere })
  held.current = { moves, isElsewhere }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (held.current.isElsewhere) return
      const move = moveOf(event, false)
      if (!move || move.kind === 'decline') return
      event.preventDefault()
      held.current.moves[move.kind]()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
