/** The detailed ground on the map: outlines as soon as they are here, streets when they are whole. */
import { useEffect } from 'preact/hooks'
import { isOnline } from '../../sync/connection.ts'
import { lookForGround, outlines, streets } from '../../sync/ground.ts'
import { fetchStreets } from '../../sync/street-download.ts'
import type { GuideMap } from '../guide-map.ts'

export function useGround(map: GuideMap | undefined) {
  const online = isOnline.value
  useEffect(() => {
    void lookForGround().then(async () => {
      // A download that lost the network goes on by itself when it is back.
      const { coming } = streets.peek()
      if (online && coming?.fault === 'network') await fetchStreets(coming.manifest, (await import('./archive.ts')).isDrawable)
    })
  }, [online])
  const drawn = outlines.value?.outlines
  useEffect(() => map?.ground.showOutlines(drawn), [map, drawn])
  const { held } = streets.value
  useEffect(() => {
    map?.ground.showStreets(
      held &&
        (async (palette, boxesAt) => {
          const [{ openArchive }, { streetLayer }] = await Promise.all([import('./archive.ts'), import('./street-layer.ts')])
          return streetLayer(openArchive(held), palette, boxesAt)
        }),
    )
  }, [map, held])
}
