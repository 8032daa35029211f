/** Small, plainly invented records for tests; none of them is in the guide. */
import type { PackInitiative } from '../src/contract/pack-initiative.ts'
import type { Guide } from '../src/domain/guide.ts'
import type { Initiative } from '../src/domain/initiative.ts'

const SUMMARY = 'Un atelier où des bénévoles aident à réparer son vélo, un samedi par mois, contre une adhésion.'

/** A sound initiative (a lead, until it is given a way to be reached). */
export function initiative(fields: Partial<Initiative> = {}): Initiative {
  return {
    id: 'i0001',
    slug: 'atelier',
    name: 'Atelier',
    kind: 'initiative',
    scope: 'local',
    needs: ['reparer'],
    actions: ['entraide'],
    access: 'ouvert-a-tous',
    cost: 'adhesion',
    modes: ['sur-place'],
    audience: ['tous'],
    tags: ['vélo'],
    summary: { fr: SUMMARY },
    status: 'active',
    basis: 'source',
    sources: ['official-site'],
    ...fields,
  }
}

export function packInitiative(fields: Record<string, unknown> = {}): PackInitiative {
  return { ...initiative(), rights: 'open-facts', verifiedAt: null, ...fields } as PackInitiative
}

/** Two needs, three communes, a handful of initiatives that differ in what the tests look at. */
export function smallGuide(): Guide {
  return {
    territory: [
      {
        id: '92',
        name: 'Essai',
        title: { fr: 'Guide d’essai' },
        of: { fr: 'd’essai' },
        bounds: { south: 48.7, west: 2.1, north: 49, east: 2.4 },
        languages: ['fr'],
        publisher: '',
        contactEmail: '',
        includeRightsToConfirm: true,
        mapSources: [],
      },
    ],
    needs: [
      { id: 'reparer', rank: 1, family: 'bond', icon: 'wrench', label: { fr: 'Réparer' }, words: ['reparer', 'bricoler'] },
      { id: 'se-nourrir', rank: 2, family: 'daily', icon: 'apple', label: { fr: 'Se nourrir' }, words: ['manger', 'repas'] },
    ],
    communes: [
      { id: '92046', slug: 'malakoff', name: 'Malakoff', postcodes: ['92240'], population: 30000, lat: 48.82, lon: 2.3 },
      { id: '92050', slug: 'nanterre', name: 'Nanterre', postcodes: ['92000'], population: 96000, lat: 48.892, lon: 2.207 },
      { id: '92012', slug: 'boulogne-billancourt', name: 'Boulogne-Billancourt', postcodes: ['92100'], population: 120000, lat: 48.835, lon: 2.241 },
    ],
    terms: [{ id: 'ess', term: 'ESS', forms: [], explanation: { fr: 'Des organisations utiles aux gens.' } }],
    helplines: [],
    projects: [],
    sources: [{ id: 'official-site', label: { fr: 'Site officiel' }, licence: 'facts' }],
    initiatives: [
      initiative({ place: { commune: '92046', lat: 48.8201, lon: 2.3001, precision: 'exact', address: '1 rue de l’Essai' } }),
      initiative({
        id: 'i0002',
        slug: 'cuisine',
        name: 'La Cuisine',
        needs: ['se-nourrir'],
        tags: ['repas'],
        cost: 'gratuit',
        place: { commune: '92050', lat: 48.892, lon: 2.207, precision: 'commune' },
      }),
      initiative({ id: 'i0003', slug: 'velo-ecole', name: 'Vélo-école', website: 'https://example.org', modes: ['en-ligne'], scope: 'national' }),
      initiative({ id: 'i0004', slug: 'fermee', name: 'Épicerie fermée', needs: ['se-nourrir'], status: 'closed' }),
      initiative({
        id: 'i0005',
        slug: 'epicerie',
        name: 'Épicerie solidaire',
        needs: ['se-nourrir'],
        tags: ['épicerie solidaire'],
        phone: '0147000000',
        place: { commune: '92050', lat: 48.9, lon: 2.21, precision: 'exact' },
      }),
    ],
    comments: [],
  }
}
