/** Addresses: the app's pages and the release files. The server answers 404 to whatever is not here. */

/** Pages of the app, as preact-iso and the server read them. */
export const PAGES = {
  home: '/',
  search: '/recherche',
  map: '/carte',
  initiative: '/initiative/:slug',
  emergency: '/urgence',
  learn: '/comprendre',
  term: '/comprendre/:term',
  settings: '/reglages',
  contribute: '/contribuer',
  outbox: '/envois',
  charter: '/charte',
  moderation: '/moderation',
  moderationPage: '/moderation/:page',
  moderationEntry: '/moderation/:page/:id',
  accessibility: '/accessibilite',
  legal: '/mentions-legales',
  privacy: '/donnees-personnelles',
} as const

export const MANIFEST_URL = '/guide/manifest.json'

/** Addresses that the service worker's navigation fallback leaves alone; it tests path and query together. */
export const NOT_PAGES = /^\/(api|guide|basemap|export|metrics|rss\.xml|healthz|readyz)(\/|\?|$)/

/** True when the path is a page of the app; a trailing slash is forgiven. */
export function isPage(path: string): boolean {
  const segments = path.split('/').filter(Boolean)
  return Object.values(PAGES).some((pattern) => {
    const expected = pattern.split('/').filter(Boolean)
    return expected.length === segments.length && expected.every((part, at) => part.startsWith(':') || part === segments[at])
  })
}

export const fullUrl = (version: number, sha256: string) => `/guide/full-${version}-${sha256.slice(0, 8)}.json`
export const deltaUrl = (from: number, version: number, sha256: string) => `/guide/delta-${from}-${version}-${sha256.slice(0, 8)}.json`
