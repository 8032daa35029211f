/** Decisions that leave the list at once and travel behind it, so that no key waits for the network; each can be taken back. */
import { useRef, useState } from 'preact/hooks'
import type { QueueRow } from '../../contract/staff.ts'
import { staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { codeOf, isSettled, titleOf } from './sending.ts'
import { atWork } from './session.ts'
import { wordsOf } from './sign-in.tsx'

type Rows = readonly QueueRow[]
/** `isDone`: the rows of it that the server has decided, once it has answered. */
type Decision = { rows: Rows; isDone: Promise<Rows> }
/** What the list does of a decision. */
export type List = { leave: (rows: Rows) => void; comeBack: (rows: Rows) => void; lookAgain: (id: string) => void }

export type Decisions = {
  canUndo: boolean
  /** @param send tells, by id, why some could not be decided. */
  decide: (rows: Rows, words: string, send: () => Promise<Map<string, string>>) => void
  remember: (rows: Rows) => void
  undoRows: (rows: Rows) => Promise<void>
  undoLast: () => Promise<void>
}

const titlesOf = (rows: Rows) => rows.map(titleOf).join(', ')

export function useDecisions(list: List, say: (words: string) => void): Decisions {
  const [decisions, setDecisions] = useState<readonly Decision[]>([])
  // Read by keys that come faster than a drawing.
  const decided = useRef(new Set<string>())
  const held = useRef(list)
  held.current = list

  const keep = (decision: Decision) => setDecisions((before) => [...before, decision])
  const comeBack = (rows: Rows) => {
    for (const { id } of rows) decided.current.delete(id)
    if (rows.length) held.current.comeBack(rows)
  }
  /** @returns the rows that the server has decided. */
  const arrive = async (rows: Rows, send: () => Promise<Map<string, string>>): Promise<Rows> => {
    const failed = await send().catch((error: unknown) => {
      say(isSettled(codeOf(error)) ? m('mod.settled', { title: titlesOf(rows) }) : m('mod.notSent', { why: wordsOf(error) }))
      return new Map(rows.map(({ id }) => [id, codeOf(error)]))
    })
    comeBack(rows.filter(({ id }) => failed.has(id) && !isSettled(failed.get(id))))
    return rows.filter(({ id }) => !failed.has(id))
  }
  const decide: Decisions['decide'] = (asked, words, send) => {
    const rows = asked.filter(({ id }) => !decided.current.has(id))
    if (!rows.length) return
    for (const { id } of rows) decided.current.add(id)
    say(words)
    held.current.leave(rows)
    keep({ rows, isDone: arrive(rows, send) })
  }
  const undoRows = async (rows: Rows) => {
    const back: QueueRow[] = []
    try {
      for (const row of rows) {
        await atWork(() => staffPost(`/contributions/${row.id}/undo`))
        back.push({ ...row, state: 'received' })
      }
      say(m('mod.undone', { title: titlesOf(back) }))
    } catch (error) {
      say(m('mod.notUndone', { why: wordsOf(error) }))
    }
    // The entry behind it is another now.
    for (const { id } of back) held.current.lookAgain(id)
    comeBack(back)
  }
  const undoLast = async () => {
    const last = decisions.at(-1)
    if (!last) return say(m('mod.nothingToUndo'))
    setDecisions((before) => before.slice(0, -1))
    const rows = await last.isDone
    if (rows.length) await undoRows(rows)
  }
  return { canUndo: decisions.length > 0, decide, remember: (rows) => keep({ rows, isDone: Promise.resolve(rows) }), undoRows, undoLast }
}
