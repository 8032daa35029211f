/** What waits to be read: list and contribution side by side, every move by key or by button. */
import { Keyboard } from 'lucide'
import { useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ContributionResponse, QueueRow } from '../../contract/staff.ts'
import type { DeclineReason } from '../../domain/contribution.ts'
import { Icon } from '../ui/icon.tsx'
import { m } from '../words/moderation.ts'
import { BulkBar } from './bulk-bar.tsx'
import { basis, ContributionView, needsForm } from './contribution-view.tsx'
import { DeclineSheet } from './decline-sheet.tsx'
import { HelpSheet } from './help-sheet.tsx'
import { filtersOf, QueueFilters } from './queue-filters.tsx'
import { QueueList } from './queue-list.tsx'
import { type Answer, useAnswer } from './use-answer.ts'
import { useKeys } from './use-keys.ts'
import { type Place, usePlace } from './use-place.ts'
import { useQueue } from './use-queue.ts'
import { useVerdicts, type Verdicts } from './use-verdicts.ts'

/** What is open over or beside the list: the form, the reasons, the help. */
type Open = { kind: 'nothing' | 'form' | 'help' } | { kind: 'reasons'; rows: QueueRow[] }

/** The contribution shown, once its answer has come and is not that of the one before. */
const shownOf = (answer: Answer<ContributionResponse>, current: QueueRow | undefined) =>
  answer.kind === 'here' && answer.value.contribution.id === current?.id ? answer.value : undefined

function useDesk() {
  const { query } = useLocation()
  const { etat, genre, pub } = query
  const filters = useMemo(() => filtersOf({ etat, genre, pub }), [etat, genre, pub])
  const queue = useQueue(filters)
  const [open, setOpen] = useState<Open>({ kind: 'nothing' })
  const place = usePlace(queue.rows, () => setOpen({ kind: 'nothing' }))
  const { current } = place
  const [answer] = useAnswer<ContributionResponse>(current && `/contributions/${current.id}`)
  const shown = shownOf(answer, current)
  const verdicts = useVerdicts((ids) => {
    place.leave(ids)
    queue.drop(ids)
  })
  const undo = async (row?: QueueRow) => {
    if (await verdicts.undo(row)) queue.again()
  }
  const decline = (reason: DeclineReason, note: string) => {
    const rows = open.kind === 'reasons' ? open.rows : []
    setOpen({ kind: 'nothing' })
    const [only] = rows
    if (rows.length > 1) void verdicts.decideAll(rows, 'decline', reason)
    else if (only) void verdicts.decline(only, reason, note)
  }
  const accept = () => {
    if (shown && needsForm(shown)) setOpen({ kind: 'form' })
    else if (shown && current) void verdicts.accept(current, basis(shown))
  }
  return { filters, queue, place, open, setOpen, answer, shown, verdicts, undo, decline, accept }
}
export type Desk = ReturnType<typeof useDesk>

function useDeskKeys({ place, open, setOpen, accept, undo }: Desk) {
  const { current } = place
  const moves = {
    next: () => place.go(1),
    previous: () => place.go(-1),
    accept,
    'ask-reason': () => current && setOpen({ kind: 'reasons', rows: [current] }),
    edit: () => current?.state === 'received' && setOpen({ kind: 'form' }),
    select: () => current && place.tick(current.id),
    undo: () => void undo(),
    help: () => setOpen({ kind: 'help' }),
    close: () => setOpen({ kind: 'nothing' }),
  }
  useKeys(moves, open.kind === 'reasons' || open.kind === 'help')
}

export function QueuePage() {
  const desk = useDesk()
  useDeskKeys(desk)
  const { filters, queue, place, open, setOpen, verdicts } = desk
  const closeSheet = () => setOpen({ kind: 'nothing' })
  return (
    <>
      <div class="mod-head">
        <h1 tabIndex={-1}>{m('mod.nav.queue')}</h1>
        <button type="button" class="button" onClick={() => setOpen({ kind: 'help' })}>
          <Icon node={Keyboard} />
          {m('mod.helpOpen')}
        </button>
      </div>
      <QueueFilters filters={filters} counts={queue.counts} />
      <Said verdicts={verdicts} onUndo={() => void desk.undo()} />
      <BulkBar
        count={place.ticked.length}
        isBusy={verdicts.isBusy}
        onAccept={() => void verdicts.decideAll(place.ticked, 'accept')}
        onDecline={() => setOpen({ kind: 'reasons', rows: place.ticked })}
      />
      <div class={place.current ? 'mod-queue mod-queue-open' : 'mod-queue'}>
        <QueueList queue={queue} place={place} isDefault={filters.state === 'received' && !filters.kind} />
        <Side desk={desk} />
      </div>
      {open.kind === 'reasons' && <DeclineSheet onDecline={desk.decline} onClose={closeSheet} />}
      {open.kind === 'help' && <HelpSheet onClose={closeSheet} />}
    </>
  )
}

function Said({ verdicts, onUndo }: { verdicts: Verdicts; onUndo: () => void }) {
  return (
    <p class="mod-said" role="status">
      {verdicts.said}
      {verdicts.canUndo && (
        <button type="button" class="link" onClick={onUndo}>
          {m('mod.undo')}
        </button>
      )}
    </p>
  )
}

function Side({ desk: { place, answer, shown, open, setOpen, verdicts, queue, undo } }: { desk: Desk }) {
  const { current } = place
  if (!current) return <div class="mod-side">{queue.rows.length > 0 && <p class="quiet">{m('mod.choose')}</p>}</div>
  return (
    <div class="mod-side">
      <BackToList place={place} />
      {shown ? (
        <ContributionView
          key={current.id}
          look={shown}
          verdicts={verdicts}
          isEditing={open.kind === 'form'}
          onEdit={(isEditing) => setOpen({ kind: isEditing ? 'form' : 'nothing' })}
          onDecline={() => setOpen({ kind: 'reasons', rows: [current] })}
          onUndo={() => void undo(current)}
        />
      ) : (
        <p class="quiet">{m(answer.kind === 'failed' ? 'mod.unreachable' : 'mod.asking')}</p>
      )}
    </div>
  )
}

function BackToList({ place }: { place: Place }) {
  return (
    <button type="button" class="button mod-back" onClick={() => place.open(undefined)}>
      {m('mod.back')}
    </button>
  )
}
