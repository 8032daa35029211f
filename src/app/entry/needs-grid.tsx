/** The needs as large buttons with a pictogram and a verb. */
import type { Need } from '../../domain/taxonomy.ts'
import { NeedIcon } from '../ui/need-icon.tsx'
import { inLanguage } from '../words/words.ts'

export function NeedsGrid({ needs }: { needs: readonly Need[] }) {
  return (
    <ul class="needs-grid">
      {needs.map((need) => {
        const label = inLanguage(need.label)
        return (
          <li key={need.id}>
            <a class={`need-button family-${need.family}`} href={`/recherche?besoin=${need.id}`}>
              <span class="need-pictogram">
                <NeedIcon name={need.icon} size={28} />
              </span>
              <span lang={label.lang}>{label.text}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
