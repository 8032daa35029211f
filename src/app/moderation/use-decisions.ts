/** Decisions that leave the list at once and travel behind it, so that no key waits for the network; each can be taken back. */
import { useRef, useState } from 'preact/hooks'
import type { QueueRow } from '../../contract/staff.ts'
import { staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { codeOf, isSettled, titleOf } from './sending.ts'
import { atWork } from './session.ts'
import { wordsOf } from './sign-in.tsx'

type Rows = readonly QueueRow[]
/** `isDone`: the rows of it that the server has decided, once it has answered. `turn`: which decision it is, the latest the highest. */
type Decision = { rows: Rows; isDone: Promise<Rows>; turn?: number }
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

/** What fails today and may work in a moment. */
const PASSING = new Set(['network', 'unavailable', 'internal', 'too-many-requests'])

const titlesOf = (rows: Rows) => rows.map(titleOf).join(', ')

/** What can still be taken back, the latest decision last. Read by keys that come faster than a drawing. */
function usePast() {
  const past = useRef<readonly Required<Decision>[]>([])
  const turns = useRef(0)
  const [canUndo, setCanUndo] = useState(false)
  const set = (next: readonly Required<Decision>[]) => {
    past.current = next
    setCanUndo(next.length > 0)
  }
  /** A decision that has a turn already goes back to its place. */
  const keep = ({ turn = ++turns.current, ...decision }: Decision) =>
    set([...past.current, { ...decision, turn }].sort((one, other) => one.turn - other.turn))
  const takeLast = () => {
    const last = past.current.at(-1)
    if (last) set(past.current.slice(0, -1))
    return last
  }
  return { canUndo, keep, takeLast }
}

export function useDecisions(list: List, say: (words: string) => void): Decisions {
  const { canUndo, keep, takeLast } = usePast()
  // Read by keys that come faster than a drawing.
  const decided = useRef(new Set<string>())
  const held = useRef(list)
  held.current = list

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
  /** @returns the rows whose decision still stands, and may be taken back another time. */
  const takeBack = async (rows: Rows): Promise<Rows> => {
    const back: QueueRow[] = []
    let code: string | undefined
    try {
      for (const row of rows) {
        await atWork(() => staffPost(`/contributions/${row.id}/undo`))
        back.push({ ...row, state: 'received' })
      }
      say(m('mod.undone', { title: titlesOf(back) }))
    } catch (error) {
      code = codeOf(error)
      say(m('mod.notUndone', { why: wordsOf(error) }))
    }
    // The entry behind it is another now.
    for (const { id } of back) held.current.lookAgain(id)
    comeBack(back)
    return code !== undefined && PASSING.has(code) ? rows.slice(back.length) : []
  }
  const undoLast = async () => {
    const last = takeLast()
    if (!last) return say(m('mod.nothingToUndo'))
    const rows = await last.isDone
    const left = rows.length ? await takeBack(rows) : []
    if (left.length) keep({ ...last, rows: left, isDone: Promise.resolve(left) })
  }
  return {
    canUndo,
    decide,
    remember: (rows) => keep({ rows, isDone: Promise.resolve(rows) }),
    undoRows: async (rows) => void (await takeBack(rows)),
    undoLast,
  }
}
