/** Codes of what can go wrong with a request; the server says them in the reader's language, the app may say them in its own words. */
export const REQUEST_ERRORS = [
  'malformed',
  'too-large',
  'unsupported-media-type',
  'too-many-requests',
  'unavailable',
  'internal',
  'not-found',
  'no-release',
  'not-signed-in',
  'not-allowed',
  'cross-site',
  'wrong-credentials',
  'link-expired',
  'check-needed',
  'changed-meanwhile',
  'invalid',
  'already-decided',
  'unknown-initiative',
  'last-administrator',
] as const
/** Codes for one contribution of a request. */
export const CONTRIBUTION_ERRORS = ['invalid', 'id-conflict', 'already-decided', 'withdrawn'] as const

export type RequestErrorCode = (typeof REQUEST_ERRORS)[number]
export type ContributionErrorCode = (typeof CONTRIBUTION_ERRORS)[number]
/** Every error body of the API. `fields` names what is wrong in a form. */
export type ErrorBody = { error: { code: RequestErrorCode; message: string; fields?: { field: string; message: string }[] } }
