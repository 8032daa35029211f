/** The record of a check: how somebody of the staff made sure, by another way than the message itself. */
import { CHECK_WAYS, type Check } from '../../contract/staff.ts'
import { m } from '../words/moderation.ts'
import { WAY_WORDS } from './check-ways.ts'
import { Fault } from './entry-fields.tsx'

/** As it is typed: no way chosen yet, perhaps a note already. */
export type CheckDraft = { how?: Check['how']; note: string }

export const checkOf = ({ how, note }: CheckDraft): Check | undefined => how && (note.trim() ? { how, note: note.trim() } : { how })

type Props = { id: string; lead: string; draft: CheckDraft; fault?: string | undefined; onChange: (draft: CheckDraft) => void }

export function CheckFields({ id, lead, draft, fault, onChange }: Props) {
  return (
    <fieldset class="modp-check" id={id} tabIndex={-1} aria-describedby={fault ? `${id}-lead ${id}-fault` : `${id}-lead`}>
      <legend>{m('modp.check')}</legend>
      <p id={`${id}-lead`}>{lead}</p>
      <div class="modp-checks">
        {CHECK_WAYS.map((how) => (
          <label key={how}>
            <input type="radio" name={`${id}-how`} checked={draft.how === how} onChange={() => onChange({ ...draft, how })} />
            <span>{m(WAY_WORDS[how])}</span>
          </label>
        ))}
      </div>
      <Fault id={id} text={fault} />
      <div class="modp-field">
        <label for={`${id}-note`}>{m('modp.check.note')}</label>
        <p class="hint" id={`${id}-note-hint`}>
          {m('modp.check.noteHint')}
        </p>
        <input
          id={`${id}-note`}
          type="text"
          dir="auto"
          maxLength={300}
          autoComplete="off"
          aria-describedby={`${id}-note-hint`}
          value={draft.note}
          onInput={(event) => onChange({ ...draft, note: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  )
}
