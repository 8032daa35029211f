/** Lines of the journal: when, who, what, and about what. */
import type { JournalEntry } from '../../contract/staff.ts'
import { heldGuide } from '../store/held-guide.ts'
import { m } from '../words/moderation.ts'
import { language } from '../words/words.ts'
import { deedWords, detailWords } from './journal-words.ts'

/** « 3 mars 2026 à 14:05 », in the time of whoever reads. */
export const momentOf = (iso: string): string =>
  new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))

/** @param isBeside the subject is the page itself and goes without saying. */
export function JournalList({ entries, isBeside = false }: { entries: readonly JournalEntry[]; isBeside?: boolean }) {
  if (!entries.length) return <p class="quiet">{m('modp.journal.none')}</p>
  return (
    <ol class="modp-lines">
      {entries.map((entry) => (
        <li key={entry.seq}>
          <time datetime={entry.at}>{momentOf(entry.at)}</time>
          <p>
            <strong>{entry.by ?? m('modp.journal.server')}</strong> {deedWords(entry)}
            {!isBeside && <Subject entry={entry} />}
            {detailWords(entry).map((words) => (
              <span key={words} class="modp-line-detail">
                {words}
              </span>
            ))}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Subject({ entry: { subjectKind, subjectId, detail } }: { entry: JournalEntry }) {
  const { initiativeId } = detail
  const id = subjectKind === 'initiative' ? subjectId : typeof initiativeId === 'string' ? initiativeId : undefined
  if (!id) return null
  const name = heldGuide.value?.guide.initiatives.find((initiative) => initiative.id === id)?.name ?? id
  return (
    <>
      {' – '}
      <a href={`/moderation/initiatives/${id}`}>{name}</a>
    </>
  )
}
