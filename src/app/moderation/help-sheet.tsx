/** The keys, written out. */
import { useEffect, useRef } from 'preact/hooks'
import { type ModerationKey, m } from '../words/moderation.ts'
import { areKeysOn, turnKeys } from './use-keys.ts'

const KEYS: [key: string, words: ModerationKey][] = [
  ['j ↓', 'mod.key.j'],
  ['k ↑', 'mod.key.k'],
  ['a', 'mod.key.a'],
  ['r', 'mod.key.r'],
  ['e', 'mod.key.e'],
  ['x', 'mod.key.x'],
  ['u', 'mod.key.u'],
  ['?', 'mod.help'],
  ['Échap', 'mod.key.esc'],
]

export function HelpSheet({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="mod-dialog" aria-labelledby="keys" onClose={onClose}>
      <h2 id="keys">{m('mod.help')}</h2>
      <dl class="mod-keys">
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{m(words)}</dd>
          </div>
        ))}
      </dl>
      <label class="mod-choice">
        <input type="checkbox" checked={areKeysOn.value} onChange={(event) => turnKeys(event.currentTarget.checked)} />
        <span>{m('mod.keysOn')}</span>
      </label>
      <button type="button" class="button" onClick={onClose}>
        {m('mod.close')}
      </button>
    </dialog>
  )
}
