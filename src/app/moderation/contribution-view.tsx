/** One contribution: what was written, word for word; what it would change; what may already say so; and the verdict. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ContributionResponse, QueueRow } from '../../contract/staff.ts'
import type { CommentBody, ReportBody, SuggestionBody } from '../../domain/contribution.ts'
import { heldGuide } from '../store/held-guide.ts'
import { type ModerationKey, m } from '../words/moderation.ts'
import { formatDate } from '../words/words.ts'
import { Changes, Duplicates, Given } from './changes.tsx'
import { keepCorrection, readCorrection } from './corrections.ts'
import { EntryForm } from './entry-form.tsx'
import { may } from './session.ts'
import type { Verdicts } from './use-verdicts.ts'

type Props = {
  look: ContributionResponse
  verdicts: Verdicts
  isEditing: boolean
  onAccept: () => void
  onEdit: (isEditing: boolean) => void
  onDecline: () => void
  onUndo: () => void
}

/** True when accepting needs a form: an entry is to be made or changed. */
export const needsForm = ({ contribution, proposed, changes }: ContributionResponse) =>
  contribution.kind === 'suggestion' || (contribution.kind === 'report' && proposed !== undefined && changes.length > 0)

/** What was read before deciding: had the author or a colleague changed it since, the server says so instead. */
export const basis = ({ contribution, current }: ContributionResponse) => ({
  seen: contribution.revision,
  ...(current ? { revision: current.revision } : {}),
})

/** What has just opened comes into view. */
const showAtOnce = (place: HTMLElement | null) => place?.scrollIntoView({ block: 'start' })

export function ContributionView(props: Props) {
  const { look, verdicts, isEditing, onEdit } = props
  const { contribution, proposed, changes } = look
  const isOpen = contribution.state === 'received'
  return (
    <article class="mod-one">
      <header>
        <p class="mod-row-head">
          <span class={`mod-kind mod-kind-${contribution.kind}`}>{m(`mod.one.${contribution.kind}`)}</span>
          {contribution.spam >= 0.5 && <span class="mod-spam">{m('mod.probablySpam')}</span>}
        </p>
        <h2 tabIndex={-1} dir="auto">
          {contribution.title || m('mod.untitled')}
        </h2>
        <About row={contribution} />
      </header>
      <Written look={look} />
      {contribution.kind === 'comment' && <OtherOpinions initiativeId={contribution.initiativeId} />}
      {contribution.kind === 'suggestion' && contribution.body !== undefined && <Given body={contribution.body as SuggestionBody} />}
      {contribution.kind !== 'suggestion' && !isEditing && <Changes changes={changes} />}
      <Duplicates duplicates={look.duplicates} />
      {isOpen && isEditing && proposed && (
        <div ref={showAtOnce}>
          <EntryForm
            key={contribution.id}
            initial={proposed}
            asksForCheck
            needsCheckFor={changes.filter(({ needsCheck }) => needsCheck).map(({ field }) => field)}
            isNew={contribution.kind === 'suggestion'}
            faults={verdicts.faults}
            submitLabel={m('mod.acceptEntry')}
            busy={verdicts.isBusy}
            onSubmit={(initiative, check) => verdicts.accept(contribution, { initiative, ...basis(look), ...(check ? { check } : {}) })}
            onCancel={() => onEdit(false)}
          />
        </div>
      )}
      {isOpen && isEditing && contribution.kind === 'comment' && <CorrectedText look={look} verdicts={verdicts} onCancel={() => onEdit(false)} />}
      {isOpen && !isEditing && <Verdict {...props} />}
      {!isOpen && <Decided look={look} onUndo={props.onUndo} />}
    </article>
  )
}

/** Something that can be changed before it is accepted. */
const hasWords = ({ contribution, proposed }: ContributionResponse) =>
  contribution.kind === 'comment' ? Boolean((contribution.body as CommentBody | undefined)?.text) : proposed !== undefined

function Verdict({ look, verdicts, onAccept, onEdit, onDecline }: Props) {
  const { contribution, comment } = look
  const isForm = needsForm(look)
  const words: ModerationKey =
    contribution.kind === 'pack' ? 'mod.packTake' : isForm ? 'mod.edit' : contribution.kind === 'report' && !comment ? 'mod.dealtWith' : 'mod.accept'
  return (
    <>
      {comment && !comment.hidden && <p class="mod-warning">{m('mod.eraseOnAccept')}</p>}
      <div class="mod-verdict">
        <button type="button" class="button button-main" disabled={verdicts.isBusy} onClick={onAccept}>
          {m(words)} <kbd>a</kbd>
        </button>
        <button type="button" class="button" disabled={verdicts.isBusy} onClick={onDecline}>
          {m(contribution.kind === 'pack' ? 'mod.packKeep' : 'mod.decline')} <kbd>r</kbd>
        </button>
        {hasWords(look) && !isForm && (
          <button type="button" class="button" onClick={() => onEdit(true)}>
            {m(contribution.kind === 'comment' ? (readCorrection(contribution.id) ? 'mod.correctGoOn' : 'mod.correct') : 'mod.edit')} <kbd>e</kbd>
          </button>
        )}
      </div>
    </>
  )
}

function CorrectedText({ look, verdicts, onCancel }: { look: ContributionResponse; verdicts: Verdicts; onCancel: () => void }) {
  const { id, body } = look.contribution
  const [text, setText] = useState(() => readCorrection(id) ?? (body as CommentBody | undefined)?.text ?? '')
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  const change = (typed: string) => {
    keepCorrection(id, typed)
    setText(typed)
  }
  return (
    <form
      class="mod-form"
      onSubmit={(event) => {
        event.preventDefault()
        verdicts.accept(look.contribution, { text, ...basis(look) })
      }}
    >
      <label class="field">
        <span>{m('mod.correctLabel')}</span>
        <textarea
          ref={area}
          rows={6}
          dir="auto"
          aria-describedby="correct-hint"
          value={text}
          onInput={(event) => change(event.currentTarget.value)}
        />
      </label>
      <p class="hint" id="correct-hint">
        {m('mod.correctHint')}
      </p>
      <p class="row">
        <button type="submit" class="button button-main" disabled={verdicts.isBusy}>
          {m('mod.acceptCorrected')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {m('mod.close')}
        </button>
      </p>
    </form>
  )
}

function Decided({ look: { contribution }, onUndo }: { look: ContributionResponse; onUndo: () => void }) {
  const { state, declined, decidedAt, decidedBy } = contribution
  return (
    <div class="mod-verdict">
      <p>
        <strong>{m(`mod.state.${state}`)}</strong>
        {decidedAt && ` · ${m('mod.decidedBy', { name: decidedBy ?? '—', date: formatDate(decidedAt) })}`}
        {declined && ` · ${m(`mod.reason.${declined.reason}` as ModerationKey)}${declined.note ? ` — ${declined.note}` : ''}`}
      </p>
      {state !== 'withdrawn' && contribution.body !== undefined && may('moderator') && (
        <button type="button" class="button" onClick={onUndo}>
          {m('mod.undoThis')}
        </button>
      )}
    </div>
  )
}

function nameOfLanguage(code: string): string {
  try {
    return new Intl.DisplayNames('fr', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

function About({ row }: { row: QueueRow }) {
  const initiative = row.initiativeId ? heldGuide.value?.guide.initiatives.find(({ id }) => id === row.initiativeId) : undefined
  return (
    <p class="quiet">
      {row.initiativeId && row.kind !== 'suggestion' && (
        <>
          {initiative ? (
            <>
              {m('mod.about')}{' '}
              <a href={`/initiative/${initiative.slug}`} target="_blank" rel="noopener">
                {initiative.name}
              </a>
            </>
          ) : (
            m('mod.unknownInitiative', { id: row.initiativeId })
          )}
          {' · '}
        </>
      )}
      {m('mod.by')} {m(`mod.by.${row.role ?? 'unknown'}`)} · {m('mod.received')} {formatDate(row.receivedAt)}
      {row.language && row.language !== 'fr' && ` · ${m('mod.language')} : ${nameOfLanguage(row.language)}`}
    </p>
  )
}

/** How many readers said something already: one voice among many weighs less than the first. */
function OtherOpinions({ initiativeId }: { initiativeId: string | undefined }) {
  const initiative = heldGuide.value?.guide.initiatives.find(({ id }) => id === initiativeId)
  return initiative ? (
    <p class="quiet">{initiative.opinions?.count ? m('mod.otherOpinions', { count: initiative.opinions.count }) : m('mod.firstOpinion')}</p>
  ) : null
}

const said = (text: string | undefined) => (
  <p class="mod-text" dir="auto">
    {text?.trim() ? text : m('mod.noText')}
  </p>
)

function Written({ look: { contribution, comment } }: { look: ContributionResponse }) {
  const { kind, body } = contribution
  return (
    <section class="mod-written" aria-label={m('mod.written')}>
      {body === undefined || kind === 'pack' ? kind !== 'pack' && <p class="quiet">{m('mod.erased')}</p> : null}
      {body !== undefined && kind === 'comment' && <Opinion body={body as CommentBody} />}
      {body !== undefined && kind === 'suggestion' && (
        <>
          {said((body as SuggestionBody).summary)}
          {(body as SuggestionBody).comment && said((body as SuggestionBody).comment)}
        </>
      )}
      {body !== undefined && kind === 'report' && (
        <>
          <p>
            <strong>
              {m('mod.reportReason')} : {m(`mod.report.${(body as ReportBody).reason}`)}
            </strong>
          </p>
          {said((body as ReportBody).text)}
        </>
      )}
      {comment && (
        <>
          <h3>{m('mod.reportedComment')}</h3>
          {comment.hidden && <p class="quiet">{m('mod.reportedHidden')}</p>}
          <Opinion body={comment} />
        </>
      )}
    </section>
  )
}

function Opinion({ body: { text, helped, rating } }: { body: Pick<CommentBody, 'text' | 'helped' | 'rating'> }) {
  return (
    <>
      {said(text)}
      <p class="quiet">
        {[helped === undefined ? '' : m(helped ? 'mod.helped' : 'mod.notHelped'), rating === undefined ? '' : m('mod.rating', { rating })]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}
