/** The list on the left: short rows, oldest first, more fetched as one nears the end. */
import { useCallback, useEffect, useRef } from 'preact/hooks'
import { m } from '../words/moderation.ts'
import { Row } from './queue-row.tsx'
import type { Place } from './use-place.ts'
import type { Queue } from './use-queue.ts'

export function QueueList({ queue, place, onOpen, isDefault }: { queue: Queue; place: Place; onOpen: (id: string) => void; isDefault: boolean }) {
  const list = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const { more } = queue
  const ticked = new Set(place.ticked)
  // The same for as long as the list stands, so that a row is drawn again only when it changes.
  const acts = useRef({ onOpen, onTick: place.tick })
  acts.current = { onOpen, onTick: place.tick }
  const open = useCallback((id: string) => acts.current.onOpen(id), [])
  const tick = useCallback((id: string) => acts.current.onTick(id), [])
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
          <Row key={row.id} row={row} isCurrent={row.id === place.current?.id} isTicked={ticked.has(row)} onOpen={open} onTick={tick} />
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
