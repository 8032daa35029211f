/** Where the map was left, for as long as the page lives: in memory alone, since a view may tell where somebody is. */
import type { Bounds } from '../../domain/place.ts'
import type { View } from './guide-map.ts'

export type Left = { view: View; zone: Bounds | undefined }

let left: { key: string; state: Left } | undefined

/** @param key the whole address, with what is chosen. */
export const rememberView = (key: string, state: Left) => {
  left = { key, state }
}

export const rememberedView = (key: string): Left | undefined => (left?.key === key ? left.state : undefined)
