/** How something was checked, in words. */
import type { Check } from '../../contract/staff.ts'
import type { ModerationKey } from '../words/moderation.ts'

export const WAY_WORDS: Record<Check['how'], ModerationKey> = {
  phone: 'modp.way.phone',
  email: 'modp.way.email',
  visit: 'modp.way.visit',
  'official-site': 'modp.way.site',
  'known-partner': 'modp.way.partner',
}
