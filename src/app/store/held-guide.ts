/** The guide held by this phone, in memory for searching; it moves by itself when a release is written, by this tab or another. */
import { computed, signal } from '@preact/signals'
import { liveQuery } from 'dexie'
import type { Guide } from '../../domain/guide.ts'
import type { Commune } from '../../domain/place.ts'
import type { Stamp } from './database.ts'
import { readGuide, readStamp } from './guide-store.ts'

export type HeldGuide = { guide: Guide; stamp: Stamp }

/** undefined: not read yet, or none on this phone. */
export const heldGuide = signal<HeldGuide | undefined>(undefined)

export const communeById = computed(() => new Map<string, Commune>((heldGuide.value?.guide.communes ?? []).map((commune) => [commune.id, commune])))

/** Follows the release held; every move is one read of the whole guide. */
export function followGuide() {
  liveQuery(readStamp).subscribe({
    next: async (stamp) => {
      const held = heldGuide.value?.stamp
      if (stamp && held?.version === stamp.version && held.lineage === stamp.lineage) return
      heldGuide.value = await readGuide()
      if (stamp) document.documentElement.dataset['guideVersion'] = String(stamp.version)
      else delete document.documentElement.dataset['guideVersion']
    },
    error: () => {},
  })
}
