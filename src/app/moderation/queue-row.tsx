/** One row of the queue: enough to choose it by. */
import { Component } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { QueueRow } from '../../contract/staff.ts'
import { type ModerationKey, m } from '../words/moderation.ts'
import { formatDate } from '../words/words.ts'

/** What an opinion says besides its words, or why something is reported. */
function opinionOf({ rating, helped, reason }: QueueRow): string {
  const said = [
    rating !== undefined && m('mod.rating', { rating }),
    helped !== undefined && m(helped ? 'mod.helped' : 'mod.notHelped'),
    reason !== undefined && m(`mod.report.${reason}` as ModerationKey),
  ]
  return said.filter(Boolean).join(' · ')
}

type RowProps = { row: QueueRow; isCurrent: boolean; isTicked: boolean; onOpen: (id: string) => void; onTick: (id: string) => void }

/** Thousands of rows may stand in the list: a move draws the two that it changes. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: Readonly<RowProps>) {
    const { row, isCurrent, isTicked, onOpen, onTick } = this.props
    return next.row !== row || next.isCurrent !== isCurrent || next.isTicked !== isTicked || next.onOpen !== onOpen || next.onTick !== onTick
  }

  override render() {
    return <DrawnRow {...this.props} />
  }
}

function DrawnRow({ row, isCurrent, isTicked, onOpen, onTick }: RowProps) {
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const title = row.title || m('mod.untitled')
  return (
    <li ref={place} class={isCurrent ? 'mod-row mod-row-current' : 'mod-row'}>
      <label class="mod-tick">
        <input type="checkbox" checked={isTicked} onChange={() => onTick(row.id)} />
        <span class="visually-hidden">{m('mod.select', { title })}</span>
      </label>
      <button type="button" class="mod-open" aria-current={isCurrent ? 'true' : undefined} onClick={() => onOpen(row.id)}>
        <span class="mod-row-head">
          <span class={`mod-kind mod-kind-${row.kind}`}>{m(`mod.one.${row.kind}`)}</span>
          <span class="quiet">{formatDate(row.receivedAt)}</span>
        </span>
        <strong dir="auto">{title}</strong>
        {opinionOf(row) && <span class="mod-excerpt">{opinionOf(row)}</span>}
        {row.excerpt && (
          <span class="mod-excerpt" dir="auto">
            {row.excerpt}
          </span>
        )}
      </button>
    </li>
  )
}
