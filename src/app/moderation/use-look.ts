/** The contribution looked at, and the next ones fetched ahead: whoever decides never waits for the text. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ContributionResponse, QueueRow } from '../../contract/staff.ts'
import { StaffError, staffGet } from '../sync/staff-api.ts'
import { atWork } from './session.ts'
import type { Answer } from './use-answer.ts'

const AHEAD = 3
/** So many stay at hand for the way back, and for when the network is gone. */
const KEPT = 40

type Held = { revision: number; answer: Answer<ContributionResponse> }
const ASKING: Answer<ContributionResponse> = { kind: 'asking' }

/** @returns the answer for the row, and a way to ask for it anew. */
export function useLook(rows: readonly QueueRow[], current: QueueRow | undefined): [Answer<ContributionResponse>, (id: string) => void] {
  const held = useRef(new Map<string, Held>())
  const [turn, setTurn] = useState(0)

  const fetchLook = useCallback(async ({ id, revision }: QueueRow) => {
    const mine: Held = { revision, answer: ASKING }
    held.current.set(id, mine)
    mine.answer = await atWork(() => staffGet<ContributionResponse>(`/contributions/${id}`)).then(
      (value) => ({ kind: 'here' as const, value }),
      (error: unknown) => ({ kind: 'failed' as const, error: error instanceof StaffError ? error : new StaffError('network') }),
    )
    if (held.current.get(id) === mine) setTurn((count) => count + 1)
  }, [])

  useEffect(() => {
    const at = current ? rows.indexOf(current) : -1
    const wanted = at < 0 ? [] : rows.slice(at, at + 1 + AHEAD)
    for (const id of [...held.current.keys()].slice(0, -KEPT)) held.current.delete(id)
    for (const row of wanted) if (held.current.get(row.id)?.revision !== row.revision) void fetchLook(row)
  }, [rows, current, turn, fetchLook])

  const again = useCallback((id: string) => {
    held.current.delete(id)
    setTurn((count) => count + 1)
  }, [])
  return [(current && held.current.get(current.id)?.answer) ?? ASKING, again]
}
