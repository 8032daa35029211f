/** « Mes envois »: everything written on this phone, where it stands, and how to change, take back or carry it away. */
import { Download, HardDrive, Inbox, Send } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { readOutbox } from '../store/outbox.ts'
import { followOutbox, forgetLoss, isOutboxBroken, lostCount, outboxRows } from '../store/outbox-live.ts'
import { isOnline } from '../sync/connection.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import '../words/outbox.ts'
import { formatNumber, t } from '../words/words.ts'
import { downloadUnsent, unsentOf } from './export-unsent.ts'
import { OutboxItem } from './outbox-item.tsx'
import { lookNow, sendNow } from './sender.ts'
import { STATES } from './state-words.ts'
import './outbox.css'

const TICK_MS = 60_000

/** What asks for its author first, then what is on its way, then the rest; newest first in each. */
const ORDER: Record<OutboxRow['state'], number> = {
  'needs-you': 0,
  draft: 1,
  sending: 2,
  waiting: 2,
  received: 3,
  published: 4,
  declined: 4,
  withdrawn: 5,
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

export function OutboxScreen() {
  const now = useNow()
  const [said, say] = useState('')
  useEffect(() => {
    followOutbox()
    void lookNow()
  }, [])
  const rows = outboxRows.value
  const sorted = [...(rows ?? [])].sort((a, b) => ORDER[a.state] - ORDER[b.state] || b.rank - a.rank)
  return (
    <Page title={`${t('footer.outbox')} – ${t('app.name')}`} heading={t('footer.outbox')} layout="beside">
      {isOutboxBroken.value && (
        <Notice icon={HardDrive} tone="care" live>
          {t('outbox.broken')}
        </Notice>
      )}
      {lostCount.value > 0 && <Lost />}
      {rows?.length === 0 && <Empty />}
      <div class="beside beside-first">
        {rows && rows.length > 0 && <Summary rows={rows} say={say} />}
        <div>
          <p role="status" class="live">
            {said}
          </p>
          {sorted.length > 0 && (
            <ul role="list" class="sendings" aria-label={t('footer.outbox')}>
              {sorted.map((row) => (
                <OutboxItem key={row.id} row={row} now={now} say={say} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </Page>
  )
}

const isWaiting = ({ state, withdrawalWanted }: OutboxRow) => state === 'waiting' || state === 'sending' || withdrawalWanted === true

/** What no network will send: it waits for its author. */
function Tally({ rows }: { rows: readonly OutboxRow[] }) {
  const counts = (['needs-you', 'draft'] as const).flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length
    return count ? [t('outbox.tally', { state: t(STATES[state].words), number: formatNumber(count, 0) })] : []
  })
  return counts.length ? <p>{counts.join(' · ')}</p> : null
}

/** Never without an answer: a button that seems to do nothing is pressed again and again. */
async function sendAndSay(say: (words: string) => void) {
  say('')
  await sendNow()
  const isStillHere = (await readOutbox().catch(() => [])).some(isWaiting)
  if (isStillHere) say(t(isOnline.value ? 'outbox.causeNoAnswer' : 'outbox.causeNoNetwork'))
}

function Summary({ rows, say }: { rows: readonly OutboxRow[]; say: (words: string) => void }) {
  const waiting = rows.filter(isWaiting).length
  const unsent = unsentOf(rows)
  return (
    <aside class="sendings-summary">
      <p role="status">
        {waiting > 0 ? t('outbox.waitingCount', { count: waiting }) : t('outbox.nothingWaits')}{' '}
        {waiting > 0 && t(isOnline.value ? 'outbox.goesAlone' : 'outbox.goesLater')}
      </p>
      <Tally rows={rows} />
      {unsent.length + waiting > 0 && (
        <p class="row">
          {waiting > 0 && (
            <button type="button" class="button button-main" onClick={() => void sendAndSay(say)}>
              <Icon node={Send} size={20} />
              {t('outbox.sendNow')}
            </button>
          )}
          {unsent.length > 0 && (
            <button type="button" class="button" onClick={() => downloadUnsent(rows)}>
              <Icon node={Download} size={20} />
              {t('outbox.export')}
            </button>
          )}
        </p>
      )}
    </aside>
  )
}

function Empty() {
  return (
    <div class="sendings-empty">
      <Icon node={Inbox} size={40} />
      <p>{t('outbox.empty')}</p>
      <p class="row">
        <a class="button button-main" href="/contribuer">
          {t('footer.suggest')}
        </a>
        <a class="button" href="/recherche">
          {t('nav.search')}
        </a>
      </p>
    </div>
  )
}

function Lost() {
  return (
    <Notice icon={HardDrive} tone="care" live>
      <p>{t('outbox.lost', { count: lostCount.value })}</p>
      <p>
        <button type="button" class="button" onClick={forgetLoss}>
          {t('outbox.lostSeen')}
        </button>
      </p>
    </Notice>
  )
}
