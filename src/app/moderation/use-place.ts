/** Where one is in the queue: the row looked at, which stands in the address, and those ticked. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { QueueRow } from '../../contract/staff.ts'

export type Place = {
  current: QueueRow | undefined
  ticked: readonly QueueRow[]
  open: (id: string | undefined) => void
  /** The row so many steps further, or the last one on the way. */
  go: (steps: number) => void
  tick: (id: string) => void
  /** Looks at the nearest row that is left once these are gone. */
  leave: (rows: readonly QueueRow[]) => void
  /** True once after a move to this row: the focus is to follow. */
  takeArrival: (id: string) => boolean
}

const LOOK = 'lire'
const WIDE = '(min-width: 1000px)'

function addressWith(id: string | undefined): string {
  const query = new URLSearchParams(location.search)
  if (id) query.set(LOOK, id)
  else query.delete(LOOK)
  return `${location.pathname}${String(query) ? `?${query}` : ''}`
}
/** Of the address itself: two keys may come before one drawing. */
const readLook = () => new URLSearchParams(location.search).get(LOOK) ?? undefined

export function usePlace(rows: readonly QueueRow[]): Place {
  const { query, route } = useLocation()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const arriving = useRef<string | undefined>(undefined)
  const held = useRef(rows)
  held.current = rows
  const current = rows.find(({ id }) => id === query[LOOK])
  const open = (id: string | undefined) => {
    arriving.current = id
    const before = readLook()
    // The way back leads from a contribution to the list, not through all those before it.
    if (id !== before) route(addressWith(id), before !== undefined || id === undefined || matchMedia(WIDE).matches)
  }
  useEffect(() => {
    // On a phone the list comes first: nothing is opened by itself there.
    if (!current && rows[0] && globalThis.matchMedia(WIDE).matches) route(addressWith(rows[0].id), true)
  }, [rows, current, route])
  const at = () => held.current.findIndex(({ id }) => id === readLook())
  return {
    current,
    ticked: rows.filter(({ id }) => ids.has(id)),
    open,
    go: (steps) => {
      const next = held.current[Math.min(Math.max(at() + steps, 0), held.current.length - 1)]
      if (next) open(next.id)
    },
    tick: (id) => {
      const next = new Set(ids)
      if (!next.delete(id)) next.add(id)
      setIds(next)
    },
    leave: (gone) => {
      const here = at()
      const isGone = (id: string) => gone.some((row) => row.id === id)
      const left = held.current.filter(({ id }) => !isGone(id))
      const after = held.current.slice(here + 1).find(({ id }) => !isGone(id))
      held.current = left
      const looked = readLook()
      if (looked !== undefined && isGone(looked)) open((after ?? left.at(-1))?.id)
      setIds((before) => new Set([...before].filter((id) => !isGone(id))))
    },
    takeArrival: (id) => {
      const isHere = arriving.current === id
      if (isHere) arriving.current = undefined
      return isHere
    },
  }
}
