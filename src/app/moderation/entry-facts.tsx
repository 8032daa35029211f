/** An entry as it stands, for those of the staff who do not edit it. */
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import { valuesOf } from './entry-of-form.ts'
import { FIELDS, nameOfField, textOfField } from './entry-words.ts'

export function EntryFacts({ entry }: { entry: PackInitiative }) {
  const values = valuesOf(entry)
  return (
    <dl class="modp-facts">
      {FIELDS.map((name) => ({ name, text: textOfField(name, values) }))
        .filter(({ text }) => text)
        .map(({ name, text }) => (
          <div key={name}>
            <dt>{nameOfField(name)}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
    </dl>
  )
}
