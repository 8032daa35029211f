/** Deciding: opinions and refusals at once (use-decisions.ts); an entry waits for the server, who may find fault with it. */
import { useRef, useState } from 'preact/hooks'
import type { QueueRow, VerdictResponse } from '../../contract/staff.ts'
import type { DeclineReason } from '../../domain/contribution.ts'
import { StaffError, staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { forgetNote } from './decline-notes.ts'
import { codeOf, isSettled, sendBulk, titleOf } from './sending.ts'
import { atWork } from './session.ts'
import { wordsOf } from './sign-in.tsx'
import { type List, useDecisions } from './use-decisions.ts'

export type Fault = { field: string; message: string }
export type Verdicts = {
  said: string
  faults: Fault[]
  isBusy: boolean
  canUndo: boolean
  say: (words: string) => void
  accept: (row: QueueRow, body?: object) => void
  decline: (row: QueueRow, reason: DeclineReason, note?: string) => void
  decideAll: (rows: readonly QueueRow[], verdict: 'accept' | 'decline', reason?: DeclineReason) => void
  /** Takes back the last decision, or the one of this row. */
  undo: (row?: QueueRow) => Promise<void>
}

const NONE = new Map<string, string>()
const send = (row: QueueRow, move: 'accept' | 'decline', body: object) =>
  atWork(() => staffPost<VerdictResponse>(`/contributions/${row.id}/${move}`, body))

/** One entry at a time; its form stays until the server has taken it. */
function useEntry(list: List, say: (words: string) => void, remember: (rows: readonly QueueRow[]) => void) {
  const [faults, setFaults] = useState<Fault[]>([])
  const [isBusy, setBusy] = useState(false)
  const isAtIt = useRef(false)
  const refused = (row: QueueRow, error: unknown) => {
    if (isSettled(codeOf(error))) {
      say(m('mod.settled', { title: titleOf(row) }))
      return list.leave([row])
    }
    say(wordsOf(error))
    if (error instanceof StaffError) setFaults(error.fields)
    if (codeOf(error) === 'changed-meanwhile') list.lookAgain(row.id)
  }
  const accept = async (row: QueueRow, body: object) => {
    if (isAtIt.current) return
    isAtIt.current = true
    setBusy(true)
    setFaults([])
    try {
      await send(row, 'accept', body)
      say(m('mod.accepted', { title: titleOf(row) }))
      remember([row])
      list.leave([row])
    } catch (error) {
      refused(row, error)
    }
    isAtIt.current = false
    setBusy(false)
  }
  return { faults, isBusy, accept }
}

export function useVerdicts(list: List): Verdicts {
  const [said, say] = useState('')
  const { canUndo, decide, remember, undoRows, undoLast } = useDecisions(list, say)
  const entry = useEntry(list, say, remember)
  const decideOne = (row: QueueRow, move: 'accept' | 'decline', body: object) =>
    decide([row], m(move === 'accept' ? 'mod.accepted' : 'mod.declined', { title: titleOf(row) }), async () => {
      await send(row, move, body)
      if (move === 'decline') forgetNote(row.id)
      return NONE
    })
  return {
    ...{ said, say, canUndo, faults: entry.faults, isBusy: entry.isBusy },
    accept: (row, body = {}) => (row.kind === 'comment' ? decideOne(row, 'accept', body) : void entry.accept(row, body)),
    decline: (row, reason, note) => decideOne(row, 'decline', note ? { reason, note } : { reason }),
    decideAll: (rows, verdict, reason) =>
      decide(rows, m(verdict === 'accept' ? 'mod.allAccepted' : 'mod.allDeclined', { count: rows.length }), async () => {
        const failed = await sendBulk(rows, verdict, reason)
        if (failed.size) say(m('mod.bulkDone', { done: rows.length - failed.size, left: failed.size }))
        return failed
      }),
    undo: (row) => (row ? undoRows([row]) : undoLast()),
  }
}
