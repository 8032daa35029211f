/** What the address of the form asks for: an opinion, a report, a suggestion (maybe shared by another app), or something already begun. */
import type { ContributionKind } from '../../domain/contribution.ts'
import type { DraftForm } from '../../domain/outbox-moves.ts'

export type Asked = {
  kind: ContributionKind
  /** Of something begun, kept in the outbox. */
  id?: string
  /** A form of its own beside the drafts. */
  isNew: boolean
  /** Filled in by another app: it stands nowhere but in the address. */
  isShared: boolean
  form: DraftForm
}

const SHARED_MAX = 600

/** A site, when the text shared holds one: some apps put the address in the text. */
function siteIn(values: URLSearchParams): string {
  return values.get('url') || (/https?:\/\/\S+/.exec(values.get('text') ?? '')?.[0] ?? '')
}

function sharedForm(values: URLSearchParams): DraftForm {
  const website = siteIn(values)
  const words = (values.get('text') ?? '').replace(website, '').trim()
  return { name: (values.get('title') ?? '').slice(0, 150), summary: words.slice(0, SHARED_MAX), website }
}

/** Never throws: an address can hold anything. */
export function readAsked(search: string): Asked {
  const values = new URLSearchParams(search)
  const id = values.get('envoi')
  if (id) return { kind: 'suggestion', id, isNew: false, isShared: false, form: {} }
  const isNew = values.has('nouveau')
  const initiativeId = values.get('avis')
  if (initiativeId) return { kind: 'comment', isNew, isShared: false, form: { initiativeId } }
  const target = values.get('signaler')
  if (target) return { kind: 'report', isNew, isShared: false, form: { targetKind: 'initiative', targetId: target } }
  const comment = values.get('signaler-avis')
  if (comment) return { kind: 'report', isNew, isShared: false, form: { targetKind: 'comment', targetId: comment, reason: 'illegal-content' } }
  const isShared = ['title', 'text', 'url'].some((name) => values.get(name))
  return { kind: 'suggestion', isNew: isShared || isNew, isShared, form: isShared ? sharedForm(values) : {} }
}

/** The address of an empty form about the same thing. It names what it leaves behind, so that each is an address of its own. */
export function emptyFormAddress(id: string, form: DraftForm): string {
  const about = form['initiativeId'] ?? form['targetId']
  const name = form['initiativeId'] ? 'avis' : form['targetKind'] === 'comment' ? 'signaler-avis' : 'signaler'
  return `/contribuer?${new URLSearchParams({ ...(typeof about === 'string' ? { [name]: about } : {}), nouveau: id })}`
}
