/** What one can do with a contribution: change it, take it back, copy it, send it anew. */
import { PencilLine, RotateCcw, Trash2, Undo2 } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { renewContribution } from '../store/outbox.ts'
import { isWritten } from '../store/outbox-form.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/outbox.ts'
import { t } from '../words/words.ts'
import { CopyText } from './copy-text.tsx'
import { sendNow } from './sender.ts'
import { type Asking, Sure } from './sure.tsx'

const EDITABLE = new Set<OutboxRow['state']>(['draft', 'waiting', 'sending', 'needs-you', 'received'])
/** A change could not be sent under this id. */
const FIXED = new Set<OutboxRow['cause']>(['already-decided', 'id-conflict'])
const TAKEN_BACK = new Set<OutboxRow['state']>(['waiting', 'sending', 'received', 'published', 'needs-you'])
const FORGETTABLE = new Set<OutboxRow['state']>(['draft', 'declined', 'withdrawn', 'published'])

/** Nothing of what its author wrote is wrong, so that there is nothing to open. */
const isToRenew = ({ cause, field }: OutboxRow) => cause === 'id-conflict' || (cause === 'invalid' && field !== undefined && !isWritten(field))

/** @param onDone told what was done, for whoever does not see the page. */
export function OutboxActions({ row, onDone }: { row: OutboxRow; onDone: (what: Asking) => void }) {
  const [asking, setAsking] = useState<Asking>()
  const openers = { withdraw: useRef<HTMLButtonElement>(null), forget: useRef<HTMLButtonElement>(null) }
  const left = useRef<Asking>(undefined)
  useEffect(() => {
    if (!asking && left.current) openers[left.current].current?.focus()
    left.current = undefined
  }, [asking])
  const { id, state, withdrawalWanted } = row
  if (asking) {
    const keep = () => {
      left.current = asking
      setAsking(undefined)
    }
    const done = () => {
      setAsking(undefined)
      onDone(asking)
    }
    return <Sure row={row} what={asking} onKeep={keep} onDone={done} />
  }
  return (
    <div class="sending-actions">
      {EDITABLE.has(state) && !withdrawalWanted && !FIXED.has(row.cause) && (
        <a class="button" href={`/contribuer?envoi=${id}`}>
          <Icon node={PencilLine} size={20} />
          {t(state === 'draft' ? 'outbox.resume' : 'outbox.edit')}
        </a>
      )}
      {isToRenew(row) && (
        <button type="button" class="button" onClick={() => void renewContribution(id).then(() => sendNow())}>
          <Icon node={RotateCcw} size={20} />
          {t(row.cause === 'id-conflict' ? 'outbox.renew' : 'outbox.again')}
        </button>
      )}
      {TAKEN_BACK.has(state) && !withdrawalWanted && (
        <button ref={openers.withdraw} type="button" class="button" onClick={() => setAsking('withdraw')}>
          <Icon node={Undo2} size={20} />
          {t('outbox.withdraw')}
        </button>
      )}
      <CopyText row={row} />
      {FORGETTABLE.has(state) && (
        <button ref={openers.forget} type="button" class="button" onClick={() => setAsking('forget')}>
          <Icon node={Trash2} size={20} />
          {t('outbox.forget')}
        </button>
      )}
    </div>
  )
}
