/** Vite plugin: the orientation plan of the data pack, a part of the map's own code. Without the right to it, or without any, the map has communes alone. */
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { type PackPlan, planOf } from '../../src/domain/plan.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'

const PLAN = 'virtual:plan'
const NONE: PackPlan = { source: '', licence: '', rights: 'confirmed', lines: [] }

export function plan(): Plugin {
  return {
    name: 'plan',
    resolveId: (id) => (id === PLAN ? `\0${id}` : undefined),
    load(id) {
      if (id !== `\0${PLAN}`) return undefined
      const { dataDir } = readEnvironment(process.env)
      this.addWatchFile(resolve(dataDir, 'plan.json'))
      const { pack } = readPack(dataDir)
      const isFree = pack?.plan?.rights === 'confirmed' || pack?.territory.includeRightsToConfirm
      return `export const plan = JSON.parse(${JSON.stringify(JSON.stringify(planOf((isFree && pack?.plan) || NONE)))})`
    },
  }
}
