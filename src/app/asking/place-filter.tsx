/** Where: a commune, around me, and how far. */
import { LocateFixed } from 'lucide'
import { askPosition } from '../finder/position.ts'
import { type Query, RADII } from '../finder/query.ts'
import type { HeldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/finding.ts'
import { t } from '../words/words.ts'

export function PlaceFilter({ held, query, ask }: { held: HeldGuide; query: Query; ask: (change: Partial<Query>) => void }) {
  const communes = [...held.guide.communes].sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  const hasOrigin = query.commune !== undefined || query.nearMe
  return (
    <fieldset class="facet">
      <legend>{t('filter.where')}</legend>
      <label class="field">
        <span>{t('filter.commune')}</span>
        <select value={query.commune ?? ''} onChange={(event) => ask({ commune: event.currentTarget.value || undefined, nearMe: false })}>
          <option value="">{t('filter.anywhere')}</option>
          {communes.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="button"
        aria-pressed={query.nearMe}
        onClick={() => {
          if (!query.nearMe) askPosition()
          ask({ nearMe: !query.nearMe, commune: undefined })
        }}
      >
        <Icon node={LocateFixed} />
        {t(query.nearMe ? 'filter.nearMeOff' : 'filter.nearMe')}
      </button>
      {hasOrigin && (
        <label class="field">
          <span>{t('filter.radius')}</span>
          <select value={query.radius ?? ''} onChange={(event) => ask({ radius: Number(event.currentTarget.value) || undefined })}>
            <option value="">{t(query.commune ? 'filter.radiusIn' : 'filter.radiusAny')}</option>
            {RADII.map((km) => (
              <option key={km} value={km}>
                {t('filter.radiusKm', { km })}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  )
}
