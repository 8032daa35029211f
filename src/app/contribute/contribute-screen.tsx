/** « Contribuer »: an opinion, a report or a suggestion, with or without network. */
import { ArrowLeft, CircleAlert } from 'lucide'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ContributionKind } from '../../domain/contribution.ts'
import type { Initiative } from '../../domain/initiative.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import '../words/contributions.ts'
import { fieldValue } from '../store/outbox-form.ts'
import { t, type WordKey } from '../words/words.ts'
import { emptyFormAddress, readAsked } from './asked.ts'
import { ContributionForm } from './contribution-form.tsx'
import { keepShared, type Opened, type OpeningNote, openForm } from './open-form.ts'
import { Sent } from './sent.tsx'
import type { Submitting } from './use-submit.ts'
import { WhatNext } from './what-next.tsx'
import './contribute.css'

const TITLES: Record<ContributionKind, WordKey> = {
  comment: 'contribute.opinionTitle',
  suggestion: 'contribute.suggestionTitle',
  report: 'contribute.reportTitle',
}

/** What is open under its own id: found again after a reload, whatever address it began at. */
const addressOf = (id: string) => `/contribuer?envoi=${id}`

function useOpened() {
  const { url, route } = useLocation()
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const [opened, setOpened] = useState<Opened>()
  const [hasMoved, setMoved] = useState(false)
  const openId = useRef<string | undefined>(undefined)
  const asked = useMemo(() => readAsked(search), [search])
  const onKept = (id: string) => {
    if (openId.current !== id) setMoved(true)
    openId.current = id
    // Through the router, which would otherwise not know where it is, and take the next link for no change.
    if ((asked.isNew || asked.id) && asked.id !== id) route(addressOf(id), true)
  }
  const kept = useRef(onKept)
  kept.current = onKept
  useEffect(() => {
    if (asked.id && asked.id === openId.current) return undefined
    let isCurrent = true
    openId.current = undefined
    setMoved(false)
    setOpened(undefined)
    void openForm(asked).then(async (found) => {
      // Until it is kept, what another app shared stands in the address, and nowhere else.
      const isKept = asked.isShared && (await keepShared(found))
      if (!isCurrent) return
      openId.current = found.id
      setOpened(found)
      if (isKept) kept.current(found.id)
    })
    return () => {
      isCurrent = false
    }
  }, [asked])
  return { opened, hasMoved, onKept }
}

export function ContributeScreen() {
  const { opened, hasMoved, onKept } = useOpened()
  const [sent, setSent] = useState<{ form: Opened; id: string }>()
  if (!opened) return <div class="page" />
  if (sent?.form === opened) return <Sent key={sent.id} id={sent.id} kind={opened.kind} initiative={aboutOf(opened)} />
  const shown: Opened = hasMoved && !opened.note ? { ...opened, note: 'closed' } : opened
  return <Form key={opened.id} opened={shown} onKept={onKept} onSent={(id) => setSent({ form: opened, id })} />
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

const NOTES: Record<OpeningNote, WordKey> = {
  decided: 'contribute.noteDecided',
  closed: 'contribute.noteClosed',
  gone: 'contribute.noteGone',
}

function Form({ opened, onKept, onSent }: Submitting) {
  const initiative = aboutOf(opened)
  const title = t(opened.row && opened.row.state !== 'draft' ? 'contribute.editTitle' : TITLES[opened.kind])
  return (
    <Page title={`${title} – ${t('app.name')}`} heading={title} layout="beside" before={initiative && <BackTo initiative={initiative} />}>
      {opened.note && <OpeningNotice note={opened.note} />}
      <p class="contribute-lead">
        {initiative ? (
          <>
            {t(opened.kind === 'comment' ? 'contribute.opinionLead' : 'contribute.reportLead')} <strong dir="auto">{initiative.name}</strong>
          </>
        ) : (
          t(opened.kind === 'suggestion' ? 'contribute.suggestionLead' : 'contribute.otherLead')
        )}
      </p>
      {opened.row?.state === 'draft' && <Resumed opened={opened} />}
      <div class="beside">
        <div>
          <ContributionForm opened={opened} initiative={initiative} onKept={onKept} onSent={onSent} />
        </div>
        <WhatNext />
      </div>
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

function OpeningNotice({ note }: { note: OpeningNote }) {
  return (
    <Notice icon={CircleAlert} live>
      <p>
        {t(NOTES[note])} {note === 'gone' && <a href="/envois">{t('footer.outbox')}</a>}
      </p>
    </Notice>
  )
}

/** What was begun is kept in either case; an empty form stands beside it. */
function Resumed({ opened: { id, kind, form } }: { opened: Opened }) {
  return (
    <p class="hint" role="status">
      {t('contribute.resumed')} <a href={emptyFormAddress(id, form)}>{t(kind === 'suggestion' ? 'contribute.another' : 'contribute.fromEmpty')}</a>
    </p>
  )
}
