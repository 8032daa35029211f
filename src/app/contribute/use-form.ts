/** A form that is kept on the phone while it is typed, found again when it is reopened, and never emptied by a failure. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { DraftForm } from '../../domain/outbox-moves.ts'
import { forgetLastWords, leaveLastWords } from '../store/last-words.ts'
import { keepForm } from '../store/outbox.ts'
import type { Opened } from './open-form.ts'
import { useOtherTabs } from './use-other-tabs.ts'

const SAVE_AFTER_MS = 300

export type FormState = {
  form: DraftForm
  change: (part: DraftForm) => void
  /** The last writing failed: what is on the screen is nowhere else. */
  isUnkept: boolean
  /** Something else is about to be written under its id. @returns that id. */
  hold: () => string
  /** From now on the form is somebody else's: nothing typed is kept any more. */
  close: () => void
}

/** @param onKept told each time under which id the words stand. */
export function useForm({ id: first, kind, form: begun }: Opened, onKept: (id: string) => void): FormState {
  const [form, setForm] = useState(begun)
  const [isUnkept, setUnkept] = useState(false)
  const latest = useRef(begun)
  const changed = useRef<DraftForm>({})
  const id = useRef(first)
  const isDirty = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const told = useRef(onKept)
  told.current = onKept

  const keep = useCallback(async () => {
    clearTimeout(timer.current)
    if (!isDirty.current) return
    isDirty.current = false
    try {
      const before = id.current
      id.current = await keepForm(before, kind, latest.current, changed.current)
      forgetLastWords(before)
      setUnkept(false)
      told.current(id.current)
    } catch {
      isDirty.current = true
      setUnkept(true)
    }
  }, [kind])

  useEffect(() => {
    const keepNow = () => {
      if (isDirty.current) leaveLastWords(id.current, kind, latest.current)
      void keep()
    }
    addEventListener('pagehide', keepNow)
    document.addEventListener('visibilitychange', keepNow)
    return () => {
      removeEventListener('pagehide', keepNow)
      document.removeEventListener('visibilitychange', keepNow)
      keepNow()
    }
  }, [keep, kind])

  useOtherTabs({ id, latest, changed, onNew: setForm })

  const change = (part: DraftForm) => {
    latest.current = { ...latest.current, ...part }
    changed.current = { ...changed.current, ...part }
    isDirty.current = true
    setForm(latest.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keep(), SAVE_AFTER_MS)
  }
  const hold = () => {
    clearTimeout(timer.current)
    return id.current
  }
  const close = () => {
    clearTimeout(timer.current)
    isDirty.current = false
    forgetLastWords(id.current)
  }
  return { form, change, isUnkept, hold, close }
}
