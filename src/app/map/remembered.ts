/** How the map was left, for as long as the page lives: in memory alone, since a view may tell where somebody is. */
import type { Bounds } from '../../domain/place.ts'
import type { View } from './guide-map.ts'

/** `list`: whether the sheet was open over the map, and how far down its list was read, in pixels. */
export type Left = { view: View; zone: Bounds | undefined; list: { isOpen: boolean; scroll: number } }

let left: { key: string; state: Left } | undefined

/** @param key the whole address, with what is chosen. */
export const rememberView = (key: string, state: Left) => {
  left = { key, state }
}

export const rememberedView = (key: string): Left | undefined => (left?.key === key ? left.state : undefined)
