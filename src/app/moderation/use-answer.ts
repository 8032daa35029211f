/** An answer of the server as a room shows it: on its way, there, or not, with a way to ask again. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { StaffError, staffGet } from '../sync/staff-api.ts'
import { atWork } from './session.ts'

export type Answer<T> = { kind: 'asking' } | { kind: 'here'; value: T } | { kind: 'failed'; error: StaffError }

/** @param path of the staff's API; undefined: nothing to ask yet. */
export function useAnswer<T>(path: string | undefined): [answer: Answer<T>, again: () => void, set: (value: T) => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'asking' })
  const [turn, setTurn] = useState(0)
  // A turn more is a question more.
  useEffect(() => {
    if (path === undefined) return
    let isStale = false
    atWork(() => staffGet<T>(path)).then(
      (value) => !isStale && setAnswer({ kind: 'here', value }),
      (error: unknown) => !isStale && setAnswer({ kind: 'failed', error: error instanceof StaffError ? error : new StaffError('network') }),
    )
    return () => {
      isStale = true
    }
  }, [path, turn])
  const again = useCallback(() => setTurn((count) => count + 1), [])
  const set = useCallback((value: T) => setAnswer({ kind: 'here', value }), [])
  return [answer, again, set]
}
