/** « Contribuer »: an opinion, a report or a suggestion, with or without network. */
import { ArrowLeft, PhoneCall } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ContributionKind } from '../../domain/contribution.ts'
import type { Initiative } from '../../domain/initiative.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import '../words/contributions.ts'
import { t, type WordKey } from '../words/words.ts'
import { readAsked } from './asked.ts'
import { fieldValue } from './body-of-form.ts'
import { ContributionForm } from './contribution-form.tsx'
import { Sent } from './sent.tsx'
import { type Opened, openForm } from './use-form.ts'
import './contribute.css'

const TITLES: Record<ContributionKind, WordKey> = {
  comment: 'contribute.opinionTitle',
  suggestion: 'contribute.suggestionTitle',
  report: 'contribute.reportTitle',
}

/** A form that is new stands under its own id from then on: what another app shared leaves the address, and a reload finds the form again. */
function showOwnAddress(id: string) {
  history.replaceState(history.state, '', `/contribuer?envoi=${id}`)
}

export function ContributeScreen() {
  const { url } = useLocation()
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const [opened, setOpened] = useState<Opened>()
  const [sentId, setSentId] = useState<string>()
  useEffect(() => {
    let isCurrent = true
    setSentId(undefined)
    setOpened(undefined)
    const asked = readAsked(search)
    void openForm(asked).then((found) => {
      if (!isCurrent) return
      setOpened(found)
      if (asked.isNew) showOwnAddress(found.id)
    })
    return () => {
      isCurrent = false
    }
  }, [search])
  if (!opened) return <div class="page" />
  if (sentId) return <Sent key={sentId} id={sentId} kind={opened.kind} initiative={aboutOf(opened)} />
  return <Form key={opened.id} opened={opened} onSent={() => setSentId(opened.id)} />
}

/** The initiative that it is about, when the guide on this phone has it. */
function aboutOf({ kind, form }: Opened): Initiative | undefined {
  const guide = heldGuide.value?.guide
  if (!guide || kind === 'suggestion') return undefined
  const targetId = fieldValue(form, 'targetId')
  const comment = fieldValue(form, 'targetKind') === 'comment' ? guide.comments.find(({ id }) => id === targetId) : undefined
  const id = kind === 'comment' ? fieldValue(form, 'initiativeId') : (comment?.initiativeId ?? targetId)
  return guide.initiatives.find((one) => one.id === id)
}

function Form({ opened, onSent }: { opened: Opened; onSent: () => void }) {
  const initiative = aboutOf(opened)
  const title = t(opened.row && opened.row.state !== 'draft' ? 'contribute.editTitle' : TITLES[opened.kind])
  return (
    <Page title={`${title} – ${t('app.name')}`} heading={title} before={initiative && <BackTo initiative={initiative} />}>
      <p class="contribute-lead">
        {initiative ? (
          <>
            {t(opened.kind === 'comment' ? 'contribute.opinionLead' : 'contribute.reportLead')} <strong dir="auto">{initiative.name}</strong>
          </>
        ) : (
          t(opened.kind === 'suggestion' ? 'contribute.suggestionLead' : 'contribute.otherLead')
        )}
      </p>
      {opened.row && opened.kind === 'suggestion' && opened.row.state === 'draft' && <OtherSuggestion />}
      <ContributionForm opened={opened} initiative={initiative} onSent={onSent} />
      <Notice icon={PhoneCall}>
        <p>
          {t('contribute.notService')} <a href="/urgence">{t('contribute.emergency')}</a>
        </p>
      </Notice>
    </Page>
  )
}

function BackTo({ initiative }: { initiative: Initiative }) {
  return (
    <a class="back" href={`/initiative/${initiative.slug}`}>
      <Icon node={ArrowLeft} size={20} />
      <span dir="auto">{initiative.name}</span>
    </a>
  )
}

function OtherSuggestion() {
  return (
    <p class="hint">
      {t('contribute.resumed')} <a href="/contribuer?nouveau=1">{t('contribute.another')}</a>
    </p>
  )
}
