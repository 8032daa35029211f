/** What the build puts into the app from the data pack (vite.config.ts): enough for the first screen, and where the bundled release is. */
declare module 'virtual:bundled' {
  export const release: {
    url: string
    sha256: string
    bytes: number
    version: number
    standings: Record<import('../../domain/initiative.ts').Standing, number>
  }
  export const needs: import('../../domain/taxonomy.ts').Need[]
  export const territory: import('../../domain/taxonomy.ts').Territory
}
declare module 'virtual:helplines' {
  export const helplines: import('../../domain/taxonomy.ts').Helpline[]
}
declare module 'virtual:thesaurus' {
  export const concepts: import('../../domain/thesaurus.ts').Concept[]
}
declare module 'virtual:plan' {
  export const plan: import('../../domain/plan.ts').Plan
}
