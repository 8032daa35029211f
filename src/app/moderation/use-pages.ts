/** A list that the server gives page by page, as a room shows it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { StaffError, staffGet } from '../sync/staff-api.ts'
import { atWork } from './session.ts'

type Paged = { next?: string }
type Held<R, Row> = { rows: Row[]; last?: R; isAsking: boolean; error?: StaffError }
export type Pages<R, Row> = {
  rows: Row[]
  /** The last answer, for what stands beside the rows. */
  last: R | undefined
  isAsking: boolean
  error: StaffError | undefined
  hasMore: boolean
  more: () => void
  again: () => void
  drop: (row: Row) => void
}

/** @param path with its query; another path is another list. */
export function usePages<R extends Paged, Row>(path: string, rowsOf: (answer: R) => Row[]): Pages<R, Row> {
  const [held, setHeld] = useState<Held<R, Row>>({ rows: [], isAsking: true })
  // An answer to an older question is dropped.
  const turn = useRef(0)
  const read = useRef(rowsOf)
  const ask = useCallback(
    async (cursor: string | undefined) => {
      turn.current += 1
      const mine = turn.current
      setHeld(({ rows, last }) => ({ rows, isAsking: true, ...(last ? { last } : {}) }))
      try {
        const from = cursor ? `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : ''
        const last = await atWork(() => staffGet<R>(`${path}${from}`))
        if (mine === turn.current)
          setHeld((before) => ({ rows: cursor ? [...before.rows, ...read.current(last)] : read.current(last), last, isAsking: false }))
      } catch (failure) {
        const error = failure instanceof StaffError ? failure : new StaffError('network')
        if (mine === turn.current) setHeld((before) => ({ ...before, isAsking: false, error }))
      }
    },
    [path],
  )
  useEffect(() => {
    setHeld({ rows: [], isAsking: true })
    void ask(undefined)
  }, [ask])
  const { rows, last, isAsking, error } = held
  const drop = (row: Row) => setHeld((before) => ({ ...before, rows: before.rows.filter((one) => one !== row) }))
  const hasMore = last?.next !== undefined
  return { rows, last, isAsking, error, hasMore, more: () => void ask(last?.next), again: () => void ask(rows.length ? last?.next : undefined), drop }
}
