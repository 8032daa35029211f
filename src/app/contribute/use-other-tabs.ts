/** One draft open in several tabs: what another one changed is shown here too. */
import { effect } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { DraftForm } from '../../domain/outbox-moves.ts'
import { followOutbox, outboxRows } from '../store/outbox-live.ts'
import { fieldId } from './field-id.ts'

/** Somebody is typing into it, here and now: the window of another tab keeps its field too, but not the keyboard. */
const isTypedInto = (name: string) => document.hasFocus() && document.activeElement?.id === fieldId(name)

const isSame = (a: string | string[] | undefined, b: string | string[] | undefined) => JSON.stringify(a ?? '') === JSON.stringify(b ?? '')

type Here = {
  id: RefObject<string>
  latest: RefObject<DraftForm>
  /** Fields changed here. They are this tab's until the store has them. */
  changed: RefObject<DraftForm>
  onNew: (form: DraftForm) => void
}

export function useOtherTabs({ id, latest, changed, onNew }: Here) {
  useEffect(() => {
    const catchUp = () => {
      const here = latest.current ?? {}
      const own = changed.current ?? {}
      const theirs = outboxRows.value?.find((one) => one.id === id.current)?.form ?? {}
      const names = Object.keys(theirs)
      for (const name of names) if (isSame(theirs[name], here[name])) delete own[name]
      const newer = names.filter((name) => !isSame(theirs[name], here[name]) && !(name in own) && !isTypedInto(name))
      if (!newer.length) return
      latest.current = { ...here, ...Object.fromEntries(newer.map((name) => [name, theirs[name] ?? ''])) }
      onNew(latest.current)
    }
    followOutbox()
    const stop = effect(catchUp)
    // Once the next field has the focus.
    const onLeave = () => setTimeout(catchUp)
    addEventListener('focusout', onLeave)
    return () => {
      stop()
      removeEventListener('focusout', onLeave)
    }
  }, [])
}
