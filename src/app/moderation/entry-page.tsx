/** One entry: its form, what can be said of it, and what happened to it. « nouvelle » begins another. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Check, InitiativeResponse } from '../../contract/staff.ts'
import { staffGet, staffPost, staffPut } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { Shown } from './answer-states.tsx'
import { type Conflict, EntryConflict } from './entry-conflict.tsx'
import { EntryDeeds } from './entry-deeds.tsx'
import { EntryFacts } from './entry-facts.tsx'
import { EntryForm } from './entry-form.tsx'
import { JournalList } from './journal-list.tsx'
import { Said } from './said.tsx'
import { may } from './session.ts'
import { useAnswer } from './use-answer.ts'
import { useDeed } from './use-deed.ts'

/** Id and address are given by the server. */
const EMPTY: PackInitiative = {
  ...{ id: '', slug: '', name: '', kind: 'initiative', scope: 'local', needs: [], actions: [], access: 'inconnu', cost: 'inconnu' },
  ...{ modes: ['sur-place'], audience: ['tous'], tags: [], summary: { fr: '' }, status: 'active', basis: 'source', rights: 'open-facts' },
  ...{ sources: [], verifiedAt: null },
}

export function EntryPage({ id }: { id: string }) {
  return (
    <>
      <p>
        <a href="/moderation/initiatives">{m('modp.backToEntries')}</a>
      </p>
      {id === 'nouvelle' ? <NewEntry /> : <KnownEntry id={id} />}
    </>
  )
}

function NewEntry() {
  const { route } = useLocation()
  const deed = useDeed()
  const save = async (initiative: PackInitiative) => {
    let id = ''
    const isDone = await deed.run(async () => {
      id = (await staffPost<InitiativeResponse>('/initiatives', { initiative })).initiative.id
    })
    if (isDone) route(`/moderation/initiatives/${id}`, true)
  }
  return (
    <>
      <h1 tabIndex={-1}>{m('modp.new')}</h1>
      {may('editor') ? (
        <>
          <p>{m('modp.newLead')}</p>
          <h2 class="visually-hidden">{m('modp.entry')}</h2>
          <EntryForm
            isNew
            initial={EMPTY}
            faults={deed.faults}
            submitLabel={m('modp.create')}
            busy={deed.isBusy}
            onSubmit={(entry) => void save(entry)}
          />
          <Said deed={deed} />
        </>
      ) : (
        <p>{m('modp.notEditor')}</p>
      )}
    </>
  )
}

function KnownEntry({ id }: { id: string }) {
  const [answer, again, set] = useAnswer<InitiativeResponse>(`/initiatives/${encodeURIComponent(id)}`)
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {answer.kind === 'here' ? answer.value.initiative.name : m('modp.entry')}
      </h1>
      <Shown answer={answer} onAgain={again}>
        {(held) => (
          <>
            <EntryDeeds held={held} onChanged={set} onClosed={again} />
            {may('editor') ? (
              <Editing held={held} onChanged={set} />
            ) : (
              <>
                <p class="quiet">{m('modp.notEditor')}</p>
                <EntryFacts entry={held.initiative} />
              </>
            )}
            <section class="modp-journal">
              <h2>{m('mod.journalOf')}</h2>
              <JournalList entries={held.journal} isBeside />
            </section>
          </>
        )}
      </Shown>
    </>
  )
}

function Editing({ held, onChanged }: { held: InitiativeResponse; onChanged: (held: InitiativeResponse) => void }) {
  const { initiative, revision } = held
  const { id } = initiative
  const deed = useDeed()
  const [conflict, setConflict] = useState<Conflict>()
  const save = async (mine: PackInitiative, check: Check | undefined) => {
    const isDone = await deed.run(
      async () => onChanged(await staffPut<InitiativeResponse>(`/initiatives/${id}`, { initiative: mine, revision, ...(check ? { check } : {}) })),
      async ({ code }) => {
        const newer = code === 'changed-meanwhile' && (await staffGet<InitiativeResponse>(`/initiatives/${id}`).catch(() => undefined))
        if (!newer) return false
        setConflict({ base: initiative, theirs: newer.initiative, mine })
        onChanged(newer)
        return true
      },
    )
    if (!isDone) return
    setConflict(undefined)
    deed.say(m('modp.saved'))
  }
  return (
    <section class="modp-editing">
      <h2>{m('modp.editing')}</h2>
      <EntryForm
        initial={initiative}
        asksForCheck
        isCheckOptional
        faults={deed.faults}
        submitLabel={m(conflict ? 'modp.saveAgain' : 'modp.save')}
        busy={deed.isBusy}
        onSubmit={(entry, check) => void save(entry, check)}
      >
        {conflict && <EntryConflict {...conflict} />}
      </EntryForm>
      <Said deed={deed} />
    </section>
  )
}
