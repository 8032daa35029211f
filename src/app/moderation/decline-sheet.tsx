/** Why refuse: a digit chooses, and a few words can be added. The author reads both. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { DECLINE_REASONS, type DeclineReason } from '../../domain/contribution.ts'
import { m } from '../words/moderation.ts'
import { keepNote, readNote } from './decline-notes.ts'
import { moveOf } from './queue-keys.ts'

type Props = { ids: readonly string[]; onDecline: (reason: DeclineReason, note: string) => void; onClose: () => void }

export function DeclineSheet({ ids, onDecline, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [first = ''] = ids
  const count = ids.length
  const [note, setNote] = useState(() => (count === 1 ? readNote(first) : ''))
  const type = (typed: string) => {
    keepNote(first, typed)
    setNote(typed)
  }
  // Before the next key can arrive: « r » and the digit are often one movement.
  useLayoutEffect(() => {
    dialog.current?.showModal()
    // The first reason has the focus, so that digits are read at once and nobody types into the note.
    dialog.current?.querySelector<HTMLButtonElement>('ol button')?.focus()
  }, [])
  const choose = (event: KeyboardEvent) => {
    const move = moveOf(event, true)
    if (move?.kind !== 'decline' || event.repeat) return
    event.preventDefault()
    onDecline(move.reason, note.trim())
  }
  return (
    <dialog ref={dialog} class="mod-dialog" aria-labelledby="decline" onClose={onClose} onKeyDown={choose}>
      <h2 id="decline">{count > 1 ? m('mod.declineMany', { count }) : m('mod.declineTitle')}</h2>
      <p>{m('mod.declineLead')}</p>
      <ol class="mod-reasons">
        {DECLINE_REASONS.map((reason, at) => (
          <li key={reason}>
            <button type="button" class="button button-wide" onClick={() => onDecline(reason, note.trim())}>
              <kbd>{at + 1}</kbd> <span>{m(`mod.reason.${reason}`)}</span>
            </button>
          </li>
        ))}
      </ol>
      {count === 1 && (
        <>
          <label class="field">
            <span>{m('mod.note')}</span>
            <textarea
              rows={2}
              maxLength={500}
              dir="auto"
              aria-describedby="note-hint"
              value={note}
              onInput={(event) => type(event.currentTarget.value)}
            />
          </label>
          <p class="hint" id="note-hint">
            {m('mod.noteHint')} <span class="mod-keyboard">{m('mod.noteKeys')}</span>
          </p>
        </>
      )}
      <p class="row">
        <button type="button" class="button" onClick={onClose}>
          {m('mod.cancel')}
        </button>
      </p>
    </dialog>
  )
}
