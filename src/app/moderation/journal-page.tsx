/** Everything that was done, newest first. Administrators alone read it. */
import type { JournalEntry, JournalResponse } from '../../contract/staff.ts'
import { m } from '../words/moderation.ts'
import { ListEnd } from './answer-states.tsx'
import { JournalList } from './journal-list.tsx'
import { may } from './session.ts'
import { usePages } from './use-pages.ts'

export function JournalPage() {
  return (
    <>
      <h1 tabIndex={-1}>{m('mod.nav.journal')}</h1>
      <p>{m('modp.journal.lead')}</p>
      {may('administrator') ? <WholeJournal /> : <p>{m('modp.notAdministrator')}</p>}
    </>
  )
}

function WholeJournal() {
  const pages = usePages<JournalResponse, JournalEntry>('/journal?limit=50', ({ entries }) => entries)
  return (
    <>
      {pages.rows.length > 0 && <JournalList entries={pages.rows} />}
      <ListEnd pages={pages} empty={m('modp.journal.none')} />
    </>
  )
}
