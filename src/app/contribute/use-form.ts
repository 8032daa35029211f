/** A form that is kept on the phone while it is typed, found again when it is reopened, and never emptied by a failure. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ContributionKind } from '../../domain/contribution.ts'
import type { DraftForm, OutboxRow } from '../../domain/outbox-moves.ts'
import { forgetLastWords, leaveLastWords, recoverLastWords } from '../store/last-words.ts'
import { keepForm, readContribution, readInState } from '../store/outbox.ts'
import { newId } from '../store/outbox-ids.ts'
import type { Asked } from './asked.ts'

export type Opened = { id: string; kind: ContributionKind; form: DraftForm; row?: OutboxRow }

const SAVE_AFTER_MS = 300
const TARGETS = ['initiativeId', 'targetKind', 'targetId'] as const

async function findRow(asked: Asked): Promise<OutboxRow | undefined> {
  if (asked.id) return readContribution(asked.id)
  if (asked.isNew) return undefined
  const drafts = await readInState('draft')
  return drafts.filter(({ kind, form }) => kind === asked.kind && TARGETS.every((name) => form[name] === asked.form[name])).at(-1)
}

/** What was begun, or a new form; a store that does not answer gives a new one, on the screen only. */
export async function openForm(asked: Asked): Promise<Opened> {
  await recoverLastWords().catch(() => {})
  const row = await findRow(asked).catch(() => undefined)
  if (row) return { id: row.id, kind: row.kind, form: row.form, row }
  return { id: asked.id ?? newId(), kind: asked.kind, form: asked.form }
}

export type FormState = {
  form: DraftForm
  change: (part: DraftForm) => void
  /** The last writing failed: what is on the screen is nowhere else. */
  isUnkept: boolean
  /** From now on the form is somebody else's: nothing typed is kept any more. */
  close: () => void
}

export function useForm({ id, kind, form: first }: Opened): FormState {
  const [form, setForm] = useState(first)
  const [isUnkept, setUnkept] = useState(false)
  const latest = useRef(first)
  const isDirty = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const keep = useCallback(async () => {
    clearTimeout(timer.current)
    if (!isDirty.current) return
    isDirty.current = false
    try {
      await keepForm(id, kind, latest.current)
      forgetLastWords(id)
      setUnkept(false)
    } catch {
      isDirty.current = true
      setUnkept(true)
    }
  }, [id, kind])

  useEffect(() => {
    const keepNow = () => {
      if (isDirty.current) leaveLastWords(id, kind, latest.current)
      void keep()
    }
    addEventListener('pagehide', keepNow)
    document.addEventListener('visibilitychange', keepNow)
    return () => {
      removeEventListener('pagehide', keepNow)
      document.removeEventListener('visibilitychange', keepNow)
      keepNow()
    }
  }, [keep, id, kind])

  const change = (part: DraftForm) => {
    latest.current = { ...latest.current, ...part }
    isDirty.current = true
    setForm(latest.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keep(), SAVE_AFTER_MS)
  }
  const close = () => {
    clearTimeout(timer.current)
    isDirty.current = false
    forgetLastWords(id)
  }
  return { form, change, isUnkept, close }
}
