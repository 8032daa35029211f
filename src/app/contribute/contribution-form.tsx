/** The form itself: fields of its kind, what is wrong with them, a word of caution, and the sending. */
import { CircleAlert, Send, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ContributionKind } from '../../domain/contribution.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { DraftForm } from '../../domain/outbox-moves.ts'
import { findPersonalData, type PersonalData } from '../../domain/personal-data.ts'
import { DangerNotice } from '../entry/danger-notice.tsx'
import { submitForm } from '../store/outbox.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import '../words/contributions.ts'
import { language, t, type WordKey } from '../words/words.ts'
import { type Faults, fieldOf, fieldValue, readForm, roleOf } from './body-of-form.ts'
import { FieldsContext, fieldId } from './fields.tsx'
import { OpinionFields } from './opinion-fields.tsx'
import { PersonalDataNotice } from './personal-data-notice.tsx'
import { ReportFields } from './report-fields.tsx'
import { SuggestionFields } from './suggestion-fields.tsx'
import { Unkept } from './unkept.tsx'
import { type Opened, useForm } from './use-form.ts'

const BUTTONS: Record<ContributionKind, WordKey> = {
  comment: 'contribute.sendOpinion',
  suggestion: 'contribute.sendSuggestion',
  report: 'contribute.sendReport',
}

/** Words written freely; an address or a number in its own field is the initiative's, and meant to be read. */
const freeWords = (form: DraftForm) => ['text', 'summary', 'comment'].map((name) => fieldValue(form, name)).join('\n')

/** What the server found wrong, when this form comes back from it. */
function faultsOf({ row }: Opened): Faults {
  return row?.state === 'needs-you' && row.cause === 'invalid' && row.field ? { [fieldOf(row.field)]: 'wrong-form' } : {}
}

function focusOn(name: string) {
  const field = document.getElementById(fieldId(name))
  field?.closest('details')?.setAttribute('open', '')
  field?.focus()
}

type Submitting = { onSent: () => void; opened: Opened }

function useSubmit({ opened, onSent }: Submitting) {
  const state = useForm(opened)
  const [faults, setFaults] = useState<Faults>(faultsOf(opened))
  const [personal, setPersonal] = useState<PersonalData[]>([])
  const [isFailed, setFailed] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const submit = async (isSure: boolean) => {
    const read = readForm(opened.kind, state.form)
    if ('faults' in read) {
      setFaults(read.faults)
      setRefusals(refusals + 1)
      return
    }
    setFaults({})
    const found = isSure ? [] : findPersonalData(freeWords(state.form))
    setPersonal(found)
    if (found.length) return
    try {
      const event = { type: 'submit', form: state.form, body: read.body, language: language.value, role: roleOf(state.form) } as const
      await submitForm(opened.id, opened.kind, event)
      state.close()
    } catch {
      setFailed(true)
      return
    }
    // Only asks the browser not to erase what is kept; a refusal changes nothing.
    void navigator.storage?.persist?.().catch(() => false)
    // Fetched apart: what was written is already safe, and it is sent at the next opening at the latest.
    void import('../sync/outbox-session.ts').then(({ sendOutbox }) => sendOutbox()).catch(() => {})
    onSent()
  }
  const change = (part: DraftForm) => {
    state.change(part)
    // What is being mended is no longer complained of; the next sending looks again.
    if (Object.keys(part).some((name) => faults[name])) setFaults(Object.fromEntries(Object.entries(faults).filter(([name]) => !(name in part))))
  }
  return { state: { ...state, change }, faults, refusals, personal, isFailed, submit, correct: () => setPersonal([]) }
}

export function ContributionForm({ opened, initiative, onSent }: Submitting & { initiative: Initiative | undefined }) {
  const { state, faults, refusals, personal, isFailed, submit, correct } = useSubmit({ opened, onSent })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // In the order of the page, not in that of the rules.
    const first = form.current?.querySelector<HTMLElement>('.fault')?.id.replace(/^field-|-fault$/g, '')
    if (first) focusOn(first)
  }, [refusals])
  return (
    <FieldsContext.Provider value={{ ...state, faults }}>
      <form
        ref={form}
        class="contribute-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit(false)
        }}
      >
        {Object.keys(faults).length > 0 && <FaultCount count={Object.keys(faults).length} />}
        <KindFields kind={opened.kind} initiative={initiative} />
        <DangerNotice text={freeWords(state.form)} isToBeSent />
        {(state.isUnkept || isFailed) && <Unkept text={freeWords(state.form)} />}
        <PersonalDataNotice
          found={personal}
          onCorrect={() => {
            correct()
            focusOn(opened.kind === 'suggestion' ? 'summary' : 'text')
          }}
          onSend={() => void submit(true)}
        />
        <p class="hint">
          {t('contribute.readFirst')} <a href="/charte">{t('contribute.charter')}</a>
        </p>
        <p class="contribute-send">
          <button type="submit" class="button button-main">
            <Icon node={Send} />
            {t(BUTTONS[opened.kind])}
          </button>
        </p>
      </form>
    </FieldsContext.Provider>
  )
}

function KindFields({ kind, initiative }: { kind: ContributionKind; initiative: Initiative | undefined }) {
  const fields: Record<ContributionKind, () => ComponentChildren> = {
    comment: () => <OpinionFields />,
    suggestion: () => <SuggestionFields />,
    report: () => <ReportFields initiative={initiative} />,
  }
  return <>{fields[kind]()}</>
}

function FaultCount({ count }: { count: number }) {
  return (
    <Notice icon={count > 1 ? TriangleAlert : CircleAlert} tone="care" live>
      {t('contribute.faults', { count })}
    </Notice>
  )
}
