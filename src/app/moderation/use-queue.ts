/** The queue as this page holds it: rows fetched page by page, the row looked at, those ticked, and what was decided last. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { QueueResponse, QueueRow } from '../../contract/staff.ts'
import { staffGet } from '../sync/staff-api.ts'
import { atWork } from './session.ts'

export type Filters = { state: string; kind: string; spam: string }
export type Queue = {
  rows: QueueRow[]
  counts: QueueResponse['counts'] | undefined
  hasMore: boolean
  isAsking: boolean
  hasFailed: boolean
  more: () => void
  again: () => void
  /** Takes rows out once they are decided; the list does not jump. */
  drop: (ids: readonly string[]) => void
  /** Puts rows back where they were: a decision was taken back, or did not arrive. */
  restore: (rows: readonly QueueRow[]) => void
}

const queryOf = ({ state, kind, spam }: Filters, cursor: string | undefined) => {
  const query = new URLSearchParams({ state, limit: '50' })
  if (kind) query.set('kind', kind)
  if (spam) query.set('spam', spam)
  if (cursor) query.set('cursor', cursor)
  return `/queue?${query}`
}

type Held = { rows: QueueRow[]; next: string | undefined; counts: QueueResponse['counts'] | undefined }
/** As the server orders them: oldest first. */
const inOrder = (a: QueueRow, b: QueueRow) => (a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.id < b.id) ? -1 : 1)

function recount(counts: Held['counts'], rows: readonly QueueRow[], step: 1 | -1): Held['counts'] {
  if (!counts) return undefined
  const next = { ...counts }
  for (const { kind } of rows) next[kind] += step
  return next
}

const NOTHING: Held = { rows: [], next: undefined, counts: undefined }

export function useQueue(filters: Filters): Queue {
  const [held, setHeld] = useState<Held>(NOTHING)
  const [isAsking, setAsking] = useState(true)
  const [hasFailed, setFailed] = useState(false)
  // An answer to an older question is dropped.
  const turn = useRef(0)

  const ask = useCallback(
    async (cursor: string | undefined) => {
      turn.current += 1
      const mine = turn.current
      setAsking(true)
      setFailed(false)
      try {
        const { rows, next, counts } = await atWork(() => staffGet<QueueResponse>(queryOf(filters, cursor)))
        if (mine !== turn.current) return
        setHeld((before) => {
          const known = new Set(cursor ? before.rows.map(({ id }) => id) : [])
          const kept = cursor ? before.rows : []
          return { rows: [...kept, ...rows.filter(({ id }) => !known.has(id))], next, counts }
        })
      } catch {
        if (mine === turn.current) setFailed(true)
      } finally {
        if (mine === turn.current) setAsking(false)
      }
    },
    [filters],
  )

  useEffect(() => {
    setHeld(NOTHING)
    void ask(undefined)
  }, [ask])

  const more = useCallback(() => {
    if (held.next && !isAsking) void ask(held.next)
  }, [ask, held.next, isAsking])
  const drop = useCallback((ids: readonly string[]) => {
    setHeld((before) => {
      const gone = before.rows.filter(({ id }) => ids.includes(id))
      return { ...before, rows: before.rows.filter((row) => !gone.includes(row)), counts: recount(before.counts, gone, -1) }
    })
  }, [])
  const restore = useCallback((rows: readonly QueueRow[]) => {
    setHeld((before) => {
      const back = rows.filter(({ id }) => !before.rows.some((row) => row.id === id))
      return { ...before, rows: [...before.rows, ...back].sort(inOrder), counts: recount(before.counts, back, 1) }
    })
  }, [])
  return {
    rows: held.rows,
    counts: held.counts,
    hasMore: held.next !== undefined,
    isAsking,
    hasFailed,
    more,
    again: () => void ask(undefined),
    drop,
    restore,
  }
}
