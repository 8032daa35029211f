/** The reader's position: asked for on a tap, held in memory while the page lives, never stored, never sent, never in an address. */
import { signal } from '@preact/signals'
import type { Point } from '../../domain/place.ts'

/** `accuracy`: metres round the point, as the phone believes. */
export type PositionState =
  | { kind: 'unasked' }
  | { kind: 'asking' }
  | { kind: 'known'; point: Point; accuracy: number }
  | { kind: 'denied' }
  | { kind: 'failed' }

export const position = signal<PositionState>({ kind: 'unasked' })

/** A position this old still serves to say what is near, in milliseconds. */
const GOOD_FOR_MS = 5 * 60_000

export function askPosition() {
  if (!('geolocation' in navigator)) {
    position.value = { kind: 'failed' }
    return
  }
  position.value = { kind: 'asking' }
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      position.value = { kind: 'known', point: { lat: coords.latitude, lon: coords.longitude }, accuracy: coords.accuracy }
    },
    (error) => {
      position.value = { kind: error.code === error.PERMISSION_DENIED ? 'denied' : 'failed' }
    },
    { maximumAge: GOOD_FOR_MS, timeout: 20_000 },
  )
}
