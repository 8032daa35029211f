/** What would change, field by field, and what may already be in the guide. */
import type { Duplicate, FieldChange } from '../../contract/staff.ts'
import type { SuggestionBody } from '../../domain/contribution.ts'
import { m } from '../words/moderation.ts'
import { valueWords } from './change-words.ts'
import { nameOfPath } from './entry-words.ts'

export function Changes({ changes }: { changes: FieldChange[] }) {
  if (!changes.length) return null
  return (
    <section>
      <h3>{m('mod.changes')}</h3>
      <div class="mod-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{m('mod.field')}</th>
              <th scope="col">{m('mod.now')}</th>
              <th scope="col">{m('mod.proposed')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, from, to, needsCheck }) => (
              <tr key={field}>
                <th scope="row">
                  {nameOfPath(field)}
                  {needsCheck && <span class="mod-check">{m('mod.toCheck')}</span>}
                </th>
                <td dir="auto">{from === undefined ? <span class="quiet">{m('mod.nothing')}</span> : <del>{valueWords(field, from)}</del>}</td>
                <td dir="auto">{to === undefined ? <span class="quiet">{m('mod.nothing')}</span> : <ins>{valueWords(field, to)}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** All that came with a suggestion, besides its name and summary. */
export function Given({ body }: { body: SuggestionBody }) {
  const { name: _name, summary: _summary, comment: _comment, needs, ...rest } = body
  const given = Object.entries({ needs: needs.join(', '), ...rest }).filter(([, value]) => value !== undefined && value !== '')
  if (!given.length) return null
  return (
    <section>
      <h3>{m('mod.given')}</h3>
      <dl class="mod-given">
        {given.map(([field, value]) => (
          <div key={field}>
            <dt>{nameOfPath(field)}</dt>
            <dd dir="auto">{valueWords(field, String(value))}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function Duplicates({ duplicates }: { duplicates: Duplicate[] }) {
  if (!duplicates.length) return null
  return (
    <section class="mod-duplicates">
      <h3>{m('mod.duplicates')}</h3>
      <ul>
        {duplicates.map(({ id, slug, name, commune, likeness }) => (
          <li key={id}>
            <a href={`/initiative/${slug}`} target="_blank" rel="noopener">
              {name}
            </a>{' '}
            {commune && valueWords('commune', commune)} <span class="quiet">({m('mod.likeness', { percent: Math.round(likeness * 100) })})</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
