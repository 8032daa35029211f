/** Saying that an entry was verified, and that it closed. */
import type { Check } from '../../contract/staff.ts'
import { ApiError } from '../api/api-error.ts'
import { type Edit, type Edited, editInitiative } from './edit-initiative.ts'
import { readInitiative, type Trx } from './repository.ts'

/** As readers see it beside the date. */
const HOW: Record<Check['how'], string> = {
  phone: 'par téléphone',
  email: 'par e-mail',
  visit: 'sur place',
  'official-site': 'sur le site officiel',
  'known-partner': 'auprès d’un partenaire',
}
const WHAT = 'l’activité et les contacts'

/** The day in France, where the guide is read. */
const dayOf = (now: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(now)

type Doing = Omit<Edit, 'candidate' | 'origin' | 'check' | 'revision'>

async function editAsItStands(trx: Trx, doing: Doing, fields: Record<string, unknown>, more: Partial<Edit>): Promise<Edited> {
  const held = await readInitiative(trx, doing.id)
  if (!held) throw new ApiError(404, 'not-found')
  return editInitiative(trx, { ...doing, ...more, origin: 'staff', candidate: { ...held.initiative, ...fields }, revision: held.revision })
}

export function verifyInitiative(trx: Trx, doing: Doing, { how, what = WHAT }: { how: Check['how']; what?: string | undefined }): Promise<Edited> {
  const verifiedAt = { at: dayOf(doing.now), what: what || WHAT, how: HOW[how] }
  return editAsItStands(trx, doing, { verifiedAt }, { action: 'verified', check: { how } })
}

export const closeInitiative = (trx: Trx, doing: Doing, check: Check | undefined): Promise<Edited> =>
  editAsItStands(trx, doing, { status: 'closed' }, { action: 'closed', check })
