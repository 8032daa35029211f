/** Vite plugin: the thesaurus of the data pack as a part of the app that is fetched beside the guide, and kept with it for offline use. */
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { readEnvironment } from '../../src/server/environment.ts'
import { readPack } from '../../src/server/pack/read-pack.ts'

const THESAURUS = 'virtual:thesaurus'

export function thesaurus(): Plugin {
  return {
    name: 'thesaurus',
    resolveId: (id) => (id === THESAURUS ? `\0${id}` : undefined),
    load(id) {
      if (id !== `\0${THESAURUS}`) return undefined
      const { dataDir } = readEnvironment(process.env)
      this.addWatchFile(resolve(dataDir, 'thesaurus.json'))
      const concepts = readPack(dataDir).pack?.concepts ?? []
      // A text to parse is read several times faster than a literal of this size.
      return `export const concepts = JSON.parse(${JSON.stringify(JSON.stringify(concepts))})`
    },
  }
}
