/** One contribution: its state in a word with a shape, why, how old, what it says, and what one can do. */
import { ChevronRight } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { ContributionKind } from '../../domain/contribution.ts'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/outbox.ts'
import { t, type WordKey } from '../words/words.ts'
import { OutboxActions } from './outbox-actions.tsx'
import { explain, STATES } from './state-words.ts'
import type { Asking } from './sure.tsx'
import { ageOf, changedWords, initiativeOf, linesOf, titleOf } from './what-it-says.ts'

const WITHDRAWN: Record<ContributionKind, WordKey> = {
  comment: 'outbox.saidOpinion',
  suggestion: 'outbox.saidSuggestion',
  report: 'outbox.saidReport',
}

/** The item moves down the list once the server has heard of it, and a browser drops the focus of what is moved. */
function useKeptFocus(row: OutboxRow) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isWanted = useRef(false)
  useEffect(() => {
    const { activeElement } = document
    if (isWanted.current && (!activeElement || activeElement === document.body)) heading.current?.focus()
  }, [row])
  const take = () => {
    isWanted.current = true
    heading.current?.focus()
  }
  return { heading, take }
}

/** @param say puts words into the page's one line for what was done. */
export function OutboxItem({ row, now, say }: { row: OutboxRow; now: number; say: (words: string) => void }) {
  const { heading, take } = useKeptFocus(row)
  const done = (what: Asking) => {
    say(t(what === 'forget' ? 'outbox.saidForgotten' : WITHDRAWN[row.kind]))
    if (what === 'forget') document.querySelector<HTMLElement>('h1')?.focus()
    else take()
  }
  const guide = heldGuide.value?.guide
  const { icon, words } = STATES[row.state]
  const published = row.state === 'published' ? initiativeOf(row, guide) : undefined
  return (
    <li class={`sending sending-${row.state}`} data-state={row.state} data-id={row.id}>
      <p class="sending-state">
        <Icon node={icon} size={20} />
        <strong>{t(words)}</strong>
        <span class="sending-age">{ageOf(row, now)}</span>
      </p>
      <h2 ref={heading} tabIndex={-1} class="sending-title">
        {titleOf(row, guide)}
      </h2>
      <Lines lines={linesOf(row)} />
      {row.isEdited && (
        <>
          <p class="sending-why">{t('outbox.edited')}</p>
          <Lines lines={changedWords(row)} />
        </>
      )}
      {explain(row).map((line) => (
        <p key={line} class="sending-why" dir="auto">
          {line}
        </p>
      ))}
      {published && (
        <a class="sending-link" href={`/initiative/${published.slug}`}>
          <span>
            {t('outbox.see')} <span dir="auto">{published.name}</span>
          </span>
          <Icon node={ChevronRight} size={20} />
        </a>
      )}
      <OutboxActions row={row} onDone={done} />
    </li>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, at) => (
    <p key={at} class="sending-text" dir="auto">
      {line}
    </p>
  ))
}
