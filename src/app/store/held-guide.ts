/** The guide held by this phone, in memory for searching; it moves by itself when a release is written, by this tab or another. */
import { computed, signal } from '@preact/signals'
import { liveQuery } from 'dexie'
import type { Guide, Release } from '../../domain/guide.ts'
import type { Commune } from '../../domain/place.ts'
import type { Stamp } from './database.ts'
import { readGuide, readStamp, takeEarlyGuide } from './guide-store.ts'

export type HeldGuide = { guide: Guide; stamp: Stamp }

/** undefined: not read yet, or none on this phone. */
export const heldGuide = signal<HeldGuide | undefined>(undefined)

export const communeById = computed(() => new Map<string, Commune>((heldGuide.value?.guide.communes ?? []).map((commune) => [commune.id, commune])))

function show(held: HeldGuide | undefined) {
  heldGuide.value = held
  if (held) document.documentElement.dataset['guideVersion'] = String(held.stamp.version)
  else delete document.documentElement.dataset['guideVersion']
}

/** Shows a release that has just arrived, while it is still being written. */
export function showRelease(release: Release) {
  const { format, lineage, version, releasedAt } = release
  show({ guide: release, stamp: { format, lineage, version, releasedAt, updatedAt: new Date().toISOString() } })
}

/** Shows what is stored, whatever was shown: another tab may have stored a newer guide. */
export async function showStored() {
  show(await readGuide())
}

/** Forgets the guide shown, once it is erased. */
export const forgetGuide = () => show(undefined)

/** Shows what was read before the app was there, if it was. */
export async function showEarly() {
  const early = await takeEarlyGuide()
  if (early) show(early)
}

/** Follows the release held; every move is one read of the whole guide. */
export function followGuide() {
  liveQuery(readStamp).subscribe({
    next: async (stamp) => {
      const held = heldGuide.value?.stamp
      // Nothing stored yet: what is shown, if anything, is being written.
      if (!stamp || (held?.version === stamp.version && held.lineage === stamp.lineage)) return
      show(await readGuide())
    },
    error: () => {},
  })
}
