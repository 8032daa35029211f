/** What the address of the form asks for: an opinion, a report, a suggestion (maybe shared by another app), or something already begun. */
import type { ContributionKind } from '../../domain/contribution.ts'
import type { DraftForm } from '../../domain/outbox-moves.ts'

export type Asked = {
  kind: ContributionKind
  /** Of something begun, kept in the outbox. */
  id?: string
  /** A form of its own beside the drafts. */
  isNew: boolean
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
  if (id) return { kind: 'suggestion', id, isNew: false, form: {} }
  const initiativeId = values.get('avis')
  if (initiativeId) return { kind: 'comment', isNew: false, form: { initiativeId } }
  const target = values.get('signaler')
  if (target) return { kind: 'report', isNew: false, form: { targetKind: 'initiative', targetId: target } }
  const comment = values.get('signaler-avis')
  if (comment) return { kind: 'report', isNew: false, form: { targetKind: 'comment', targetId: comment, reason: 'illegal-content' } }
  const isShared = ['title', 'text', 'url'].some((name) => values.get(name))
  return { kind: 'suggestion', isNew: isShared || values.has('nouveau'), form: isShared ? sharedForm(values) : {} }
}
