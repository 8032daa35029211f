/** The map in its element, following what is found. */
import { plan } from 'virtual:plan'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { HeldGuide } from '../store/held-guide.ts'
import { GuideMap, type Opened, type View } from './guide-map.ts'
import type { Spot } from './spots.ts'

type Following = {
  held: HeldGuide
  spots: readonly Spot[]
  chosen: Spot | undefined
  /** Read once, when the map is made. */
  view: View | undefined
  onOpen: (opened: Opened) => void
  onMove: (byReader: boolean) => void
}

export function useMap({ held, spots, chosen, view, onOpen, onMove }: Following): {
  ground: RefObject<HTMLDivElement | null>
  map: GuideMap | undefined
} {
  const ground = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<GuideMap>()
  const latest = useRef({ onOpen, onMove })
  latest.current = { onOpen, onMove }
  const { communes, needs, territory } = held.guide
  const world = useMemo(() => ({ needs: new Map(needs.map((need) => [need.id, need])), communes }), [needs, communes])
  const shown = useRef<readonly Spot[]>(spots)
  // Before the picture, not after it: an old phone would draw an empty room first.
  useLayoutEffect(() => {
    const [place] = territory
    if (!ground.current || !place) return
    shown.current = spots
    const made = new GuideMap(ground.current, {
      plan,
      spots,
      communes,
      world,
      territory: place.bounds,
      view,
      onOpen: (opened) => latest.current.onOpen(opened),
      onMove: (byReader) => latest.current.onMove(byReader),
    })
    const resized = new ResizeObserver(() => made.resize())
    resized.observe(ground.current)
    setMap(made)
    return () => {
      resized.disconnect()
      made.remove()
      setMap(undefined)
    }
  }, [communes, territory, world])
  useEffect(() => {
    if (shown.current !== spots) map?.show(spots)
    shown.current = spots
  }, [map, spots])
  useEffect(() => map?.choose(chosen?.id), [map, chosen?.id])
  return { ground, map }
}
