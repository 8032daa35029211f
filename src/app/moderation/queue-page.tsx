/** What waits to be read: list and contribution side by side, every move by key or by button. */
import { ArrowLeft, Keyboard } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { m } from '../words/moderation.ts'
import { Failed } from './answer-states.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { ContributionView } from './contribution-view.tsx'
import { DeclineSheet } from './decline-sheet.tsx'
import { HelpSheet } from './help-sheet.tsx'
import { QueueFilters, StateFilter } from './queue-filters.tsx'
import { QueueList } from './queue-list.tsx'
import { EraseSheet, LeaveSheet } from './queue-sheets.tsx'
import { type Desk, useDesk } from './use-desk.ts'
import { areKeysOn } from './use-keys.ts'

export function QueuePage() {
  const desk = useDesk()
  const { filters, queue, place, setOpen } = desk
  return (
    <>
      <div class={place.current ? 'mod-top mod-top-open' : 'mod-top'}>
        <div class="mod-head">
          <h1 tabIndex={-1}>{m('mod.nav.queue')}</h1>
          <StateFilter filters={filters} />
          <button type="button" class="button mod-keyboard" onClick={() => setOpen({ kind: 'help' })}>
            <Icon node={Keyboard} />
            {m('mod.helpOpen')}
          </button>
        </div>
        <QueueFilters filters={filters} counts={queue.counts} />
      </div>
      <Strip desk={desk} />
      <div class={place.current ? 'mod-queue mod-queue-open' : 'mod-queue'}>
        <QueueList
          queue={queue}
          place={place}
          onOpen={(id) => desk.goTo(() => place.open(id))}
          isDefault={filters.state === 'received' && !filters.kind}
        />
        <Side desk={desk} />
      </div>
      <Sheets desk={desk} />
    </>
  )
}

/** What was just done, and what can be done with the ticked ones: one line that never pushes the list about. */
function Strip({ desk: { verdicts, place, setOpen } }: { desk: Desk }) {
  const isSaying = verdicts.said !== '' || verdicts.canUndo
  return (
    <div class={isSaying ? 'mod-strip mod-strip-saying' : 'mod-strip'}>
      {!verdicts.said && !place.ticked.length && areKeysOn.value && <p class="mod-keys-hint quiet">{m('mod.keys')}</p>}
      <p class="mod-said" role="status">
        {verdicts.said}
        {verdicts.canUndo && (
          <button type="button" class="link" onClick={() => void verdicts.undo()}>
            {m('mod.undo')}
          </button>
        )}
      </p>
      <BulkBar
        count={place.ticked.length}
        isBusy={verdicts.isBusy}
        onAccept={() => verdicts.decideAll(place.ticked, 'accept')}
        onDecline={() => setOpen({ kind: 'reasons', rows: place.ticked })}
      />
    </div>
  )
}

function Sheets({ desk }: { desk: Desk }) {
  const { open, close, setOpen, shown, place, verdicts } = desk
  if (open.kind === 'reasons') return <DeclineSheet ids={open.rows.map(({ id }) => id)} onDecline={desk.decline} onClose={close} />
  if (open.kind === 'help') return <HelpSheet onClose={close} />
  if (open.kind === 'erase' && shown && place.current) return <EraseSheet look={shown} row={place.current} verdicts={verdicts} onClose={close} />
  if (open.kind === 'leave') return <LeaveSheet onStay={() => setOpen({ kind: 'form' })} onLeave={open.then} />
  return null
}

function Side({ desk }: { desk: Desk }) {
  const { place, answer, shown, open, setOpen, verdicts, queue, lookAgain } = desk
  const { current } = place
  const side = useRef<HTMLDivElement>(null)
  // The focus follows when another contribution is shown.
  useEffect(() => {
    if (shown && place.takeArrival(shown.contribution.id))
      side.current?.querySelector('h2')?.focus({ preventScroll: matchMedia('(min-width: 1000px)').matches })
  }, [shown?.contribution.id])
  if (!current) return <div class="mod-side">{queue.rows.length > 0 && <p class="quiet">{m('mod.choose')}</p>}</div>
  const isForm = open.kind === 'form' || open.kind === 'leave'
  return (
    <div class="mod-side" ref={side} onInput={() => isForm && current.kind !== 'comment' && desk.setTyped(true)}>
      <button type="button" class="button mod-back" onClick={() => desk.goTo(() => place.open(undefined))}>
        <Icon node={ArrowLeft} />
        {m('mod.back')}
      </button>
      {shown && (
        <ContributionView
          key={current.id}
          look={shown}
          verdicts={verdicts}
          isEditing={isForm}
          onAccept={desk.accept}
          onEdit={(isEditing) => (isEditing ? setOpen({ kind: 'form' }) : desk.unlessTyped(desk.close))}
          onDecline={() => setOpen({ kind: 'reasons', rows: [current] })}
          onUndo={() => void verdicts.undo(current)}
        />
      )}
      {!shown && answer.kind === 'failed' && <Failed error={answer.error} onAgain={() => lookAgain(current.id)} />}
      {!shown && answer.kind !== 'failed' && <p class="quiet">{m('mod.asking')}</p>}
    </div>
  )
}
