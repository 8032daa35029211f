/** The list on the left: short rows, oldest first, more fetched as one nears the end. */
import { useEffect, useRef } from 'preact/hooks'
import type { QueueRow } from '../../contract/staff.ts'
import { type ModerationKey, m } from '../words/moderation.ts'
import { formatDate } from '../words/words.ts'
import type { Place } from './use-place.ts'
import type { Queue } from './use-queue.ts'

export function QueueList({ queue, place, onOpen, isDefault }: { queue: Queue; place: Place; onOpen: (id: string) => void; isDefault: boolean }) {
  const list = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const { more } = queue
  useEffect(() => {
    if (!end.current || typeof IntersectionObserver === 'undefined') return
    const watcher = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && more(), {
      root: list.current,
      rootMargin: '800px',
    })
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [more])
  if (queue.hasFailed && !queue.rows.length)
    return (
      <div class="mod-list">
        <p role="status">{m('mod.unreachable')}</p>
        <button type="button" class="button" onClick={queue.again}>
          {m('mod.again')}
        </button>
      </div>
    )
  return (
    <div class="mod-list" ref={list}>
      <ul aria-label={m('mod.list')}>
        {queue.rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            isCurrent={row.id === place.current?.id}
            isTicked={place.ticked.includes(row)}
            onOpen={onOpen}
            onTick={place.tick}
          />
        ))}
      </ul>
      {!queue.rows.length && <p class="mod-empty">{queue.isAsking ? m('mod.asking') : m(isDefault ? 'mod.empty' : 'mod.emptyOther')}</p>}
      <div ref={end}>
        {queue.hasMore && (
          <button type="button" class="button button-wide" onClick={queue.more} disabled={queue.isAsking}>
            {m('mod.more')}
          </button>
        )}
      </div>
    </div>
  )
}

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

function Row({ row, isCurrent, isTicked, onOpen, onTick }: RowProps) {
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
