/** Where one is in the queue: the row looked at, and those ticked. */
import { useEffect, useState } from 'preact/hooks'
import type { QueueRow } from '../../contract/staff.ts'

export type Place = {
  current: QueueRow | undefined
  ticked: QueueRow[]
  open: (id: string | undefined) => void
  /** The row so many steps further, or the last one on the way. */
  go: (steps: number) => void
  tick: (id: string) => void
  /** Looks at the nearest row that is left once these are gone. */
  leave: (ids: readonly string[]) => void
}

export function usePlace(rows: readonly QueueRow[], onOpen: () => void): Place {
  const [currentId, setCurrentId] = useState<string>()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const at = rows.findIndex(({ id }) => id === currentId)
  const open = (id: string | undefined) => {
    onOpen()
    setCurrentId(id)
  }
  useEffect(() => {
    // On a phone the list comes first: nothing is opened by itself there.
    if (at === -1 && rows.length && globalThis.matchMedia('(min-width: 1000px)').matches) setCurrentId(rows[0]?.id)
  }, [rows, at])
  return {
    current: rows[at],
    ticked: rows.filter(({ id }) => ids.has(id)),
    open,
    go: (steps) => open(rows[Math.min(Math.max(at + steps, 0), rows.length - 1)]?.id),
    tick: (id) => {
      const next = new Set(ids)
      if (!next.delete(id)) next.add(id)
      setIds(next)
    },
    leave: (gone) => {
      const next = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0)).reverse()].find(({ id }) => !gone.includes(id))
      if (currentId !== undefined && gone.includes(currentId)) open(next?.id)
      setIds(new Set([...ids].filter((id) => !gone.includes(id))))
    },
  }
}
