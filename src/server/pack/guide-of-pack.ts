/** The guide that readers see, out of the pack that keepers write. */
import type { Pack } from '../../contract/pack.ts'
import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Guide } from '../../domain/guide.ts'
import type { Initiative } from '../../domain/initiative.ts'
import { withoutDoor } from './shelter.ts'

function published(record: PackInitiative): Initiative {
  const { rights, partial, verifiedAt, ...initiative } = withoutDoor(record)
  return verifiedAt ? { ...initiative, verifiedAt } : initiative
}

/** Entries whose rights are to be confirmed are left out when the territory says so; links to them go too. */
export function guideOfPack(pack: Omit<Pack, 'concepts'>): Guide {
  const kept = pack.initiatives.filter(({ rights }) => pack.territory.includeRightsToConfirm || rights !== 'to-confirm')
  const ids = new Set(kept.map(({ id }) => id))
  const initiatives = kept.map(published).map((initiative) => {
    const { network, ...rest } = initiative
    return network && !ids.has(network) ? rest : initiative
  })
  const { territory, needs, communes, terms, helplines, projects, sources } = pack
  return { territory: [territory], needs, communes, terms, helplines, projects, sources, initiatives, comments: [] }
}
