/** Streets for the map: what they weigh, how far they have come, and how to be rid of them. */
import { formatNumber, t } from '../../words/words.ts'
import '../../words/map.ts'
import type { StreetsManifest } from '../../../contract/basemap.ts'
import { type Streets, streets } from '../../sync/ground.ts'
import { dropStreets, fetchStreets, pauseStreets } from '../../sync/street-download.ts'

const megabytes = (bytes: number) => formatNumber(bytes / 1e6, 1)

const FAULTS = { network: 'map.streetsCut', full: 'map.streetsFull', refused: 'map.streetsRefused' } as const

const fetchNow = async (manifest: StreetsManifest) => fetchStreets(manifest, (await import('./archive.ts')).isDrawable)

export function StreetOffer() {
  const { held, offered, coming, fault } = streets.value
  if (!held && !offered && !coming) return null
  const isNewer = offered && held && offered.file !== held.file
  return (
    <section class="map-streets" aria-labelledby="map-streets">
      <h2 id="map-streets">{t('map.streets')}</h2>
      {coming && <Coming coming={coming} offered={offered} />}
      {!coming && held && <p>{t('map.streetsHeld', { size: megabytes(held.bytes) })}</p>}
      {!coming && !held && offered && <p>{t('map.streetsOffer', { size: megabytes(offered.bytes) })}</p>}
      <p role="status">{fault && t(FAULTS[fault])}</p>
      <div class="row">
        {!coming && offered && (!held || isNewer) && (
          <button type="button" class="button" onClick={() => fetchNow(offered)}>
            {held ? t('map.streetsNewer', { size: megabytes(offered.bytes) }) : t('map.streetsFetch')}
          </button>
        )}
        {(held || coming) && (
          <button type="button" class="button" onClick={() => dropStreets()}>
            {t('map.streetsDrop')}
          </button>
        )}
      </div>
    </section>
  )
}

function Coming({ coming, offered }: { coming: NonNullable<Streets['coming']>; offered: StreetsManifest | undefined }) {
  const { manifest, bytes, isRunning, fault } = coming
  // The server may have another map by now: going on means beginning with that one.
  const next = offered ?? manifest
  const said = { done: megabytes(bytes), size: megabytes(manifest.bytes) }
  return (
    <>
      <progress max={manifest.bytes} value={bytes} aria-label={t('map.streets')} />
      <p role="status">{isRunning ? t('map.streetsComing', said) : `${fault ? t(FAULTS[fault]) : ''} ${t('map.streetsPaused', said)}`}</p>
      <button type="button" class="button" onClick={() => (isRunning ? pauseStreets() : fetchNow(next))}>
        {isRunning ? t('map.streetsPause') : t('map.streetsResume')}
      </button>
    </>
  )
}
