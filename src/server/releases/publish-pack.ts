/** From the folder of the data pack to the release in force. */
import type { Manifest } from '../../contract/release.ts'
import { sayFault } from '../pack/fault.ts'
import { guideOfPack } from '../pack/guide-of-pack.ts'
import { readPack } from '../pack/read-pack.ts'
import type { ReleaseStore } from './release-store.ts'

/** Publishes the pack when it is sound and differs from the release in force; a pack with faults changes nothing. */
export function publishPack(dataDir: string, releases: ReleaseStore, now: Date): { manifest: Manifest } | { faults: string[] } {
  const { pack, faults } = readPack(dataDir)
  return pack ? { manifest: releases.publish(guideOfPack(pack), now) } : { faults: faults.map(sayFault) }
}
