/** Addresses, limits and field faults of contributions: what the phone needs of the contract without its schemas, which would weigh on every first visit. */

export const CONTRIBUTIONS_URL = '/api/contributions'
export const STATUS_URL = '/api/contributions/status'
export const withdrawUrl = (id: string) => `/api/contributions/${id}/withdraw`

/** Limits of one request. */
export const MAX_CONTRIBUTIONS = 50
export const MAX_REQUEST_BYTES = 256 * 1024
/** Lengths in code points. */
export const TEXT_MAX = 1000
export const NAME_LENGTH = { min: 2, max: 150 }
export const SUMMARY_TEXT_LENGTH = { min: 10, max: 600 }
/** Of a field without a limit of its own. */
export const SHORT_MAX = 300

/** Field faults; each has its words in every language, on the phone and on the server. */
export const FIELD_FAULTS = [
  'missing',
  'too-short',
  'too-long',
  'wrong-form',
  'unknown-value',
  'unknown-field',
  'forbidden-character',
  'empty',
] as const
export type FieldFault = (typeof FIELD_FAULTS)[number]

/** Fields of an initiative for which the form lets a reader propose another value; others are received too, and read by the moderator. */
export const PROPOSABLE = ['website', 'phone', 'email', 'address', 'commune', 'openingHours'] as const
export const PROPOSED_MAX = SUMMARY_TEXT_LENGTH.max
