/** Entries to verify, those never verified first: call, press, next. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Check, InitiativeRow, InitiativesResponse } from '../../contract/staff.ts'
import { staffPost } from '../sync/staff-api.ts'
import { m } from '../words/moderation.ts'
import { formatNumber } from '../words/words.ts'
import { ListEnd } from './answer-states.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { Said } from './said.tsx'
import { useDeed } from './use-deed.ts'
import { usePages } from './use-pages.ts'
import { VerifyRow } from './verify-row.tsx'

const PATH = '/initiatives?filter=to-verify&limit=50'

/** Once a row is dealt with it goes, and the hand is already on the next one. */
function useNextRow(rows: readonly InitiativeRow[]) {
  const list = useRef<HTMLUListElement>(null)
  const [next, setNext] = useState<{ id?: string }>()
  // Only now is a dialog gone that would keep the focus to itself.
  useEffect(() => {
    if (!next) return
    const heading = next.id ? list.current?.querySelector<HTMLElement>(`[data-id="${next.id}"] h2`) : document.querySelector<HTMLElement>('.mod h1')
    heading?.focus()
  }, [next])
  const goOn = (from: InitiativeRow) => {
    const at = rows.indexOf(from)
    const id = (rows[at + 1] ?? rows[at - 1])?.id
    setNext(id ? { id } : {})
  }
  return { list, goOn }
}

export function ToVerifyPage() {
  const pages = usePages<InitiativesResponse, InitiativeRow>(PATH, ({ rows }) => rows)
  const { list, goOn } = useNextRow(pages.rows)
  const deed = useDeed()
  const [closing, setClosing] = useState<InitiativeRow>()
  const [done, setDone] = useState(0)
  const leave = (row: InitiativeRow, words: string) => {
    goOn(row)
    pages.drop(row)
    setDone((count) => count + 1)
    deed.say(words)
  }
  const verify = async (row: InitiativeRow, how: Check['how']) => {
    if (await deed.run(() => staffPost(`/initiatives/${row.id}/verify`, { how }))) leave(row, m('modp.verify.done', { name: row.name }))
  }
  const left = Math.max(0, (pages.last?.counts.toVerify ?? 0) - done)
  return (
    <>
      <h1 tabIndex={-1}>{m('mod.nav.toVerify')}</h1>
      <p>{m('modp.verify.lead')}</p>
      {pages.last && <p class="quiet">{m('modp.verify.count', { count: left, number: formatNumber(left) })}</p>}
      <Said deed={deed} />
      <ul ref={list} class="modp-rows" aria-label={m('mod.nav.toVerify')}>
        {pages.rows.map((row) => (
          <VerifyRow key={row.id} row={row} isBusy={deed.isBusy} onVerify={(how) => void verify(row, how)} onClose={() => setClosing(row)} />
        ))}
      </ul>
      <ListEnd pages={pages} empty={m('modp.verify.empty')} />
      {closing && (
        <CloseDialog
          id={closing.id}
          name={closing.name}
          onClosed={() => {
            setClosing(undefined)
            leave(closing, m('modp.close.done', { name: closing.name }))
          }}
          onCancel={() => setClosing(undefined)}
        />
      )}
    </>
  )
}
