/** The sending of a form: what is wrong with it, what in it may name somebody, and under which id it goes. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { DraftForm } from '../../domain/outbox-moves.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { submitForm } from '../store/outbox.ts'
import '../words/contributions.ts'
import { fieldValue, isWritten } from '../store/outbox-form.ts'
import { language } from '../words/words.ts'
import { type Faults, fieldOf, readForm, roleOf } from './body-of-form.ts'
import type { Opened } from './open-form.ts'
import { useForm } from './use-form.ts'

/** Words written freely; an address or a number in its own field is the initiative's, and meant to be read. */
export const freeWords = (form: DraftForm) => ['text', 'summary', 'comment'].map((name) => fieldValue(form, name)).join('\n')

/** What the server found wrong, when this form comes back from it. */
function faultsOf({ row }: Opened): Faults {
  return row?.state === 'needs-you' && row.cause === 'invalid' && row.field && isWritten(row.field) ? { [fieldOf(row.field)]: 'wrong-form' } : {}
}

/** Those still true after a change; nothing new is complained of before the next sending. */
function faultsLeft(faults: Faults, now: Faults, changed: DraftForm): Faults {
  const left = Object.entries(faults).flatMap(([name, fault]) => {
    const isServers = fault === 'wrong-form' && !(name in changed)
    const still = isServers ? fault : now[name]
    return still ? [[name, still]] : []
  })
  return Object.fromEntries(left)
}

const keyOf = ({ kind, text }: PersonalData) => `${kind} ${text}`

type Find = (text: string) => PersonalData[]

/** Fetched apart, while one writes. undefined: it cannot be had. */
const fetchFind = (): Promise<Find | undefined> =>
  import('../../domain/personal-data.ts').then(
    ({ findPersonalData }) => findPersonalData,
    () => undefined,
  )

/**
 * What names somebody and was not yet accepted by the person; looked at again as the text changes, once it was asked about.
 * When nobody can look, that is what the person is told.
 */
function usePersonalData(words: string) {
  const accepted = useRef(new Set<string>())
  const find = useRef<Find>(undefined)
  const fetching = useRef<Promise<Find | undefined>>(undefined)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    fetching.current = fetchFind()
  }, [])
  const look = () => find.current?.(words).filter((one) => !accepted.current.has(keyOf(one))) ?? []
  const found = asked ? look() : []
  const isFound = async (isSure: boolean) => {
    find.current ??= (await fetching.current) ?? (await fetchFind())
    if (isSure) for (const one of found) accepted.current.add(keyOf(one))
    const isNew = find.current ? look().length > 0 : !isSure && words.trim() !== ''
    setAsked(isNew ? asked + 1 : 0)
    return isNew
  }
  return { found, asked, isUnread: asked > 0 && !find.current, isFound, dismiss: () => setAsked(0) }
}

export type Submitting = { opened: Opened; onKept: (id: string) => void; onSent: (id: string) => void }

export function useSubmit({ opened, onKept, onSent }: Submitting) {
  const state = useForm(opened, onKept)
  const [faults, setFaults] = useState<Faults>(() => faultsOf(opened))
  const [isFailed, setFailed] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const personal = usePersonalData(freeWords(state.form))
  const submit = async (isSure: boolean) => {
    const read = readForm(opened.kind, state.form)
    if ('faults' in read) {
      setFaults(read.faults)
      setRefusals(refusals + 1)
      return
    }
    setFaults({})
    if (await personal.isFound(isSure)) return
    let id: string
    try {
      const event = { type: 'submit', form: state.form, body: read.body, language: language.value, role: roleOf(state.form) } as const
      id = await submitForm(state.hold(), opened.kind, event)
      state.close()
    } catch {
      setFailed(true)
      return
    }
    // Only asks the browser not to erase what is kept; a refusal changes nothing.
    void navigator.storage?.persist?.().catch(() => false)
    // Fetched apart: what was written is already safe, and it is sent at the next opening at the latest.
    void import('../sync/outbox-session.ts').then(({ sendOutbox }) => sendOutbox()).catch(() => {})
    onSent(id)
  }
  const change = (part: DraftForm) => {
    state.change(part)
    if (!Object.keys(faults).length) return
    const read = readForm(opened.kind, { ...state.form, ...part })
    setFaults(faultsLeft(faults, 'faults' in read ? read.faults : {}, part))
  }
  return { state: { ...state, change }, faults, refusals, personal, isFailed, submit }
}
