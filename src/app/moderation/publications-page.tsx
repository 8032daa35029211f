/** What readers were given and when; publishing without waiting; going back. */
import { Send } from 'lucide'
import { useState } from 'preact/hooks'
import type { ReleasesResponse } from '../../contract/staff.ts'
import { staffPost } from '../sync/staff-api.ts'
import { Icon } from '../ui/icon.tsx'
import { type ModerationKey, m } from '../words/moderation.ts'
import { formatNumber } from '../words/words.ts'
import { Shown } from './answer-states.tsx'
import { momentOf } from './journal-list.tsx'
import { type ReleaseRow, RollBackDialog } from './roll-back-dialog.tsx'
import { Said } from './said.tsx'
import { may } from './session.ts'
import { useAnswer } from './use-answer.ts'
import { useDeed } from './use-deed.ts'

export function PublicationsPage() {
  const [answer, again] = useAnswer<ReleasesResponse>('/releases')
  const deed = useDeed()
  const [chosen, setChosen] = useState<ReleaseRow>()
  const publish = async () => {
    let words = ''
    const isDone = await deed.run(async () => {
      const { version, isNew } = await staffPost<{ version: number; isNew: boolean }>('/releases')
      words = m(isNew ? 'modp.published' : 'modp.nothingNew', { version })
    })
    if (!isDone) return
    deed.say(words)
    again()
  }
  return (
    <>
      <h1 tabIndex={-1}>{m('mod.nav.publications')}</h1>
      <Shown answer={answer} onAgain={again}>
        {({ current, pending, releases }) => (
          <>
            <Pending pending={pending} isBusy={deed.isBusy} onPublish={() => void publish()} />
            <Said deed={deed} />
            <Releases current={current} releases={releases} onChoose={setChosen} />
            {chosen && (
              <RollBackDialog
                release={chosen}
                current={current}
                onDone={(version) => {
                  setChosen(undefined)
                  deed.say(m('modp.rollBack.done', { version, of: chosen.version }))
                  again()
                }}
                onCancel={() => setChosen(undefined)}
              />
            )}
          </>
        )}
      </Shown>
    </>
  )
}

function Pending({ pending, isBusy, onPublish }: { pending: number; isBusy: boolean; onPublish: () => void }) {
  return (
    <div class="modp-pending">
      <p>
        <strong>{pending > 0 ? m('modp.pending', { count: pending }) : m('modp.pendingNone')}</strong>
        <span class="hint">{m('modp.pendingHint')}</span>
      </p>
      {may('editor') && (
        <button type="button" class={pending > 0 ? 'button button-main' : 'button'} disabled={isBusy} onClick={onPublish}>
          <Icon node={Send} />
          {m(isBusy ? 'modp.publishing' : 'modp.publish')}
        </button>
      )}
    </div>
  )
}

const KIND_WORDS: Record<ReleaseRow['kind'], ModerationKey> = {
  pack: 'modp.release.pack',
  edits: 'modp.release.edits',
  'roll-back': 'modp.release.rollBack',
}

type ReleasesProps = Pick<ReleasesResponse, 'current' | 'releases'> & { onChoose: (release: ReleaseRow) => void }

function Releases({ current, releases, onChoose }: ReleasesProps) {
  return (
    <ol class="modp-releases" aria-label={m('mod.nav.publications')}>
      {releases.map((release) => (
        <li key={release.version} class={release.version === current ? 'modp-release modp-release-current' : 'modp-release'}>
          <h2>{m('modp.version', { version: release.version })}</h2>
          <p>
            {m(KIND_WORDS[release.kind], { of: release.ofVersion ?? '' })}
            <span class="modp-line-detail">
              {momentOf(release.releasedAt)} · {release.by ? m('modp.release.by', { name: release.by }) : m('modp.release.byItself')}
            </span>
          </p>
          <p class="modp-release-counts">
            {m('modp.release.initiatives', { count: release.counts.initiatives, number: formatNumber(release.counts.initiatives) })}
            {' · '}
            {m('modp.release.comments', { count: release.counts.comments, number: formatNumber(release.counts.comments) })}
            <span class="modp-line-detail">{m('modp.release.changes', { count: release.changes, number: formatNumber(release.changes) })}</span>
          </p>
          {release.version === current && <span class="modp-tag">{m('modp.release.current')}</span>}
          {release.version !== current && may('administrator') && (
            <button type="button" class="button" onClick={() => onChoose(release)}>
              {m('modp.rollBack.ask')}
              <span class="visually-hidden"> – {m('modp.version', { version: release.version })}</span>
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}
