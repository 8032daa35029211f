/** The desk of the queue: what is shown, what is open over it, and every move that a key or a button makes. */
import { useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ContributionResponse, QueueRow } from '../../contract/staff.ts'
import type { DeclineReason } from '../../domain/contribution.ts'
import { m } from '../words/moderation.ts'
import { basis, needsForm } from './contribution-view.tsx'
import { readCorrection } from './corrections.ts'
import { filtersOf } from './queue-filters.tsx'
import type { Answer } from './use-answer.ts'
import { useKeys } from './use-keys.ts'
import { useLook } from './use-look.ts'
import { usePlace } from './use-place.ts'
import { useQueue } from './use-queue.ts'
import { useVerdicts } from './use-verdicts.ts'

/** What is open over or beside the list. `leave`: something was typed in the form that is about to go. */
export type Open =
  | { kind: 'nothing' | 'form' | 'help' | 'erase' }
  | { kind: 'reasons'; rows: readonly QueueRow[] }
  | { kind: 'leave'; then: () => void }

/** The contribution shown, once its answer has come. */
const shownOf = (answer: Answer<ContributionResponse>, current: QueueRow | undefined) =>
  answer.kind === 'here' && answer.value.contribution.id === current?.id ? answer.value : undefined

/** True when accepting takes an opinion out of the guide for ever. */
export const erases = ({ comment }: ContributionResponse) => comment !== undefined && !comment.hidden

function useRoom() {
  const { query } = useLocation()
  const { etat, genre, pub } = query
  const filters = useMemo(() => filtersOf({ etat, genre, pub }), [etat, genre, pub])
  const queue = useQueue(filters)
  const place = usePlace(queue.rows)
  const [answer, lookAgain] = useLook(queue.rows, place.current)
  const [open, setOpen] = useState<Open>({ kind: 'nothing' })
  const [isTyped, setTyped] = useState(false)
  const close = () => {
    setTyped(false)
    setOpen({ kind: 'nothing' })
  }
  const leave = (rows: readonly QueueRow[]) => {
    close()
    place.leave(rows)
    queue.drop(rows.map(({ id }) => id))
  }
  const comeBack = (rows: readonly QueueRow[]) => {
    if (filters.state !== 'received') return leave(rows)
    queue.restore(rows)
    place.open(rows[0]?.id)
  }
  const verdicts = useVerdicts({ leave, comeBack, lookAgain })
  return { filters, queue, place, answer, lookAgain, open, setOpen, close, isTyped, setTyped, verdicts, shown: shownOf(answer, place.current) }
}

export function useDesk() {
  const room = useRoom()
  const { place, open, setOpen, close, isTyped, verdicts, shown } = room
  const { current } = place
  /** What would take an unfinished form away asks first. */
  const unlessTyped = (then: () => void) => (open.kind === 'form' && isTyped ? setOpen({ kind: 'leave', then }) : then())
  const accept = () => {
    if (current?.state !== 'received' || open.kind !== 'nothing') return
    if (!shown) verdicts.say(m('mod.wait'))
    // An opinion that somebody began to correct never goes out as it was sent.
    else if (needsForm(shown) || readCorrection(current.id) !== undefined) setOpen({ kind: 'form' })
    else if (erases(shown)) setOpen({ kind: 'erase' })
    else verdicts.accept(current, basis(shown))
  }
  const decline = (reason: DeclineReason, note: string) => {
    const rows = open.kind === 'reasons' ? open.rows : []
    const [only] = rows
    close()
    if (rows.length > 1) verdicts.decideAll(rows, 'decline', reason)
    else if (only) verdicts.decline(only, reason, note)
  }
  const goTo = (move: () => void) =>
    unlessTyped(() => {
      close()
      move()
    })
  useKeys({
    ...{ next: () => goTo(() => place.go(1)), previous: () => goTo(() => place.go(-1)), accept },
    'ask-reason': () => current?.state === 'received' && open.kind === 'nothing' && setOpen({ kind: 'reasons', rows: [current] }),
    edit: () => current?.state === 'received' && shown && setOpen({ kind: 'form' }),
    select: () => current && place.tick(current.id),
    undo: () => open.kind === 'nothing' && void verdicts.undo(),
    help: () => open.kind === 'nothing' && setOpen({ kind: 'help' }),
    close: () => unlessTyped(close),
  })
  return { ...room, accept, decline, unlessTyped, goTo }
}
export type Desk = ReturnType<typeof useDesk>
