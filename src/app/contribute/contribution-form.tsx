/** The form itself: fields of its kind, what is wrong with them, a word of caution, and the sending. */
import { CircleAlert, Send, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ContributionKind } from '../../domain/contribution.ts'
import type { Initiative } from '../../domain/initiative.ts'
import { DangerNotice } from '../entry/danger-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import '../words/contributions.ts'
import { t, type WordKey } from '../words/words.ts'
import { fieldId } from './field-id.ts'
import { FieldsContext } from './fields.tsx'
import { OpinionFields } from './opinion-fields.tsx'
import { PersonalDataNotice } from './personal-data-notice.tsx'
import { ReportFields } from './report-fields.tsx'
import { SuggestionFields } from './suggestion-fields.tsx'
import { Unkept } from './unkept.tsx'
import { freeWords, type Submitting, useSubmit } from './use-submit.ts'

const BUTTONS: Record<ContributionKind, WordKey> = {
  comment: 'contribute.sendOpinion',
  suggestion: 'contribute.sendSuggestion',
  report: 'contribute.sendReport',
}

function focusOn(name: string) {
  const field = document.getElementById(fieldId(name))
  field?.closest('details')?.setAttribute('open', '')
  field?.focus()
}

export function ContributionForm({ initiative, ...submitting }: Submitting & { initiative: Initiative | undefined }) {
  const { opened } = submitting
  const { state, faults, refusals, personal, isFailed, submit } = useSubmit(submitting)
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
        <Unkept isShown={state.isUnkept || isFailed} form={form} />
        <PersonalDataNotice
          found={personal.found}
          isUnread={personal.isUnread}
          asked={personal.asked}
          onCorrect={() => {
            personal.dismiss()
            focusOn(opened.kind === 'suggestion' ? 'summary' : 'text')
          }}
          onSend={() => void submit(true)}
        />
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
