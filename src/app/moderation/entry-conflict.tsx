/** A colleague saved the same entry meanwhile: what they changed, beside what one typed. Nothing is lost on either side. */
import { UsersRound } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import { Notice } from '../ui/notice.tsx'
import { m } from '../words/moderation.ts'
import { changedFields, valuesOf } from './entry-of-form.ts'
import { nameOfField, textOfField } from './entry-words.ts'

/** Three states of one entry: what both began with, what the colleague saved, what was typed here. */
export type Conflict = { base: PackInitiative; theirs: PackInitiative; mine: PackInitiative }

export function EntryConflict({ base, theirs, mine }: Conflict) {
  const [before, saved, typed] = [valuesOf(base), valuesOf(theirs), valuesOf(mine)]
  const touched = new Set(changedFields(before, typed))
  const fields = changedFields(before, saved)
  const panel = useRef<HTMLDivElement>(null)
  // It must be read before one saves again: the next stop of the keyboard is the button.
  useEffect(() => panel.current?.focus(), [theirs])
  return (
    <div ref={panel} class="modp-conflict" role="alert" tabIndex={-1}>
      <Notice icon={UsersRound} tone="care">
        <p>
          <strong>{m('modp.conflict.title')}</strong>
        </p>
        <p>{m(fields.length ? 'modp.conflict.lead' : 'modp.conflict.same')}</p>
      </Notice>
      {fields.length > 0 && (
        <div class="mod-table" tabIndex={-1}>
          <table>
            <thead>
              <tr>
                <th scope="col">{m('mod.field')}</th>
                <th scope="col">{m('modp.conflict.theirs')}</th>
                <th scope="col">{m('modp.conflict.mine')}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((name) => (
                <tr key={name}>
                  <th scope="row">{nameOfField(name)}</th>
                  <td dir="auto">{textOfField(name, saved) || m('mod.nothing')}</td>
                  <td dir="auto">{touched.has(name) ? textOfField(name, typed) || m('mod.nothing') : m('modp.conflict.untouched')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
