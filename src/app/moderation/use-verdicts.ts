/** Deciding: one request for each verdict, what is said about it, and taking the last one back. */
import { useState } from 'preact/hooks'
import type { BulkResponse, QueueRow, VerdictResponse } from '../../contract/staff.ts'
import type { DeclineReason } from '../../domain/contribution.ts'
import { StaffError, staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { atWork } from './session.ts'
import { wordsOf } from './sign-in.tsx'

export type Fault = { field: string; message: string }
export type Verdicts = {
  said: string
  faults: Fault[]
  isBusy: boolean
  canUndo: boolean
  accept: (row: QueueRow, body?: object) => Promise<boolean>
  decline: (row: QueueRow, reason: DeclineReason, note?: string) => Promise<boolean>
  decideAll: (rows: readonly QueueRow[], verdict: 'accept' | 'decline', reason?: DeclineReason) => Promise<boolean>
  /** @returns true once a decision was taken back. */
  undo: (row?: QueueRow) => Promise<boolean>
  forget: () => void
}

/** @param onDecided takes rows out of the list and moves on. */
export function useVerdicts(onDecided: (ids: string[]) => void): Verdicts {
  const [said, setSaid] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const [isBusy, setBusy] = useState(false)
  const [last, setLast] = useState<QueueRow[]>([])

  /** One verdict at a time: a second key never overtakes the first. */
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    if (isBusy) return false
    setBusy(true)
    setFaults([])
    try {
      await atWork(work)
      return true
    } catch (error) {
      if (error instanceof StaffError) setFaults(error.fields)
      setSaid(wordsOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }

  const decide = (row: QueueRow, move: 'accept' | 'decline', body: object) =>
    run(async () => {
      await staffPost<VerdictResponse>(`/contributions/${row.id}/${move}`, body)
      setLast((before) => [...before, row])
      setSaid(m(move === 'accept' ? 'mod.accepted' : 'mod.declined', { title: row.title }))
      onDecided([row.id])
    })

  return {
    said,
    faults,
    isBusy,
    canUndo: last.length > 0,
    accept: (row, body = {}) => decide(row, 'accept', body),
    decline: (row, reason, note) => decide(row, 'decline', note ? { reason, note } : { reason }),
    decideAll: (rows, verdict, reason) =>
      run(async () => {
        const ids = rows.map(({ id }) => id)
        const seen = Object.fromEntries(rows.map(({ id, revision }) => [id, revision]))
        const { results } = await staffPost<BulkResponse>('/verdicts', { ids, verdict, seen, ...(reason ? { reason } : {}) })
        const done = results.filter(({ error }) => error === undefined).map(({ id }) => id)
        setSaid(m('mod.bulkDone', { done: done.length, left: results.length - done.length }))
        onDecided(done)
      }),
    undo: async (given) => {
      const row = given ?? last.at(-1)
      if (!row) {
        setSaid(m('mod.nothingToUndo'))
        return false
      }
      return run(async () => {
        await staffPost(`/contributions/${row.id}/undo`)
        setLast((before) => before.filter(({ id }) => id !== row.id))
        setSaid(m('mod.undone', { title: row.title }))
      })
    },
    forget: () => setFaults([]),
  }
}
