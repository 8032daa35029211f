/** A commune is never a dead end: its surroundings and what serves everybody are one tap away. */
import { useMemo } from 'preact/hooks'
import type { Finder, Found } from '../finder/finder.ts'
import { type Query, searchUrl } from '../finder/query.ts'
import '../words/finding.ts'
import { t } from '../words/words.ts'

const WIDER_KM = 5

export function WiderLinks({ finder, found: { within }, query: asked }: { finder: Finder; found: Found; query: Query }) {
  const query = within ? { ...asked, commune: within.slug, text: asked.commune ? asked.text : '' } : asked
  const { commune, radius } = query
  const key = searchUrl(query)
  const counts = useMemo(() => {
    if (!commune) return undefined
    const { find } = finder
    const around = find({ ...query, radius: WIDER_KM }).results.length - find({ ...query, radius: undefined }).results.length
    const everywhere = find({ ...query, commune: undefined, radius: undefined }).results.filter(
      ({ initiative }) => initiative.scope !== 'local',
    ).length
    return { around: radius === undefined ? around : 0, everywhere }
    // The address stands for the query, which is a new object at each drawing.
  }, [finder, key])
  if (!counts) return null
  return (
    <ul class="wider">
      {counts.around > 0 && (
        <li>
          <a href={searchUrl({ ...query, radius: WIDER_KM })}>{t('finding.around', { count: counts.around, km: WIDER_KM })}</a>
        </li>
      )}
      {counts.everywhere > 0 && (
        <li>
          <a href={searchUrl({ ...query, commune: undefined, radius: undefined })}>{t('finding.beyond', { count: counts.everywhere })}</a>
        </li>
      )}
    </ul>
  )
}
