/** What a line of the journal says, in a plain French sentence. An action that this app does not know is shown as it is. */
import { CHECK_WAYS, type JournalEntry } from '../../contract/staff.ts'
import { DECLINE_REASONS } from '../../domain/contribution.ts'
import { ROLES } from '../../domain/member.ts'
import { type ModerationKey, m } from '../words/moderation.ts'
import { WAY_WORDS } from './check-ways.ts'
import { nameOfPath } from './entry-words.ts'

const ACTIONS: Record<string, ModerationKey> = {
  'initiative:created': 'modp.did.created',
  'initiative:edited': 'modp.did.edited',
  'initiative:verified': 'modp.did.verified',
  'initiative:closed': 'modp.did.closed',
  'initiative:shown': 'modp.did.shown',
  'initiative:hidden': 'modp.did.hidden',
  'initiative:reverted': 'modp.did.reverted',
  'initiative:pack-added': 'modp.did.packAdded',
  'initiative:pack-changed': 'modp.did.packChanged',
  'initiative:pack-conflict': 'modp.did.packConflict',
  'initiative:pack-left': 'modp.did.packLeft',
  'initiative:pack-removed': 'modp.did.packRemoved',
  'pack:pack-filled': 'modp.did.packFilled',
  'contribution:accepted': 'modp.did.accepted',
  'contribution:declined': 'modp.did.declined',
  'contribution:undone': 'modp.did.undone',
  'comment:erased': 'modp.did.erased',
  'release:publish': 'modp.did.published',
  'release:roll-back': 'modp.did.rolledBack',
  'member:invited': 'modp.did.invited',
  'member:joined': 'modp.did.joined',
  'member:role-changed': 'modp.did.roleChanged',
  'member:removed': 'modp.did.removed',
}
const KINDS: Record<string, ModerationKey> = {
  comment: 'modp.an.comment',
  suggestion: 'modp.an.suggestion',
  report: 'modp.an.report',
  pack: 'modp.an.pack',
}

const roleWords = (role: unknown): string => {
  const known = ROLES.find((one) => one === role)
  return known ? m(`mod.role.${known}`) : ''
}

/** The deed alone: who and when stand beside it. */
export function deedWords({ action, subjectKind, subjectId, detail }: JournalEntry): string {
  const words = ACTIONS[`${subjectKind}:${action}`]
  if (!words) return `${action} (${subjectKind} ${subjectId})`
  const kind = KINDS[String(detail['kind'])]
  return m(words, {
    ...{ version: subjectId, of: String(detail['to'] ?? ''), count: Number(detail['initiatives'] ?? 0), what: m(kind ?? 'modp.an.contribution') },
    ...{ role: roleWords(detail['role'] ?? detail['to']), from: roleWords(detail['from']) },
  })
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** What is known besides: the fields, the check, the reason. */
/** The others say by themselves what they changed. */
const NAMES_FIELDS = ['edited', 'reverted', 'shown']

export function detailWords({ action, detail }: JournalEntry): string[] {
  const fields = NAMES_FIELDS.includes(action) ? [...new Set(textsOf(detail['fields']).map(nameOfPath))] : []
  const check = detail['check'] as { how?: unknown; note?: unknown } | undefined
  const way = CHECK_WAYS.find((one) => one === check?.how)
  const reason = DECLINE_REASONS.find((one) => one === detail['reason'])
  return [
    ...(fields.length ? [m('modp.with.fields', { fields: fields.join(', ') })] : []),
    ...(way ? [m('modp.with.check', { how: m(WAY_WORDS[way]) })] : []),
    ...(typeof check?.note === 'string' ? [`« ${check.note} »`] : []),
    ...(reason ? [m('modp.with.reason', { reason: m(`mod.reason.${reason}`) })] : []),
  ]
}
