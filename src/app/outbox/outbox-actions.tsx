/** What one can do with a contribution: change it, take it back, copy it, send it anew. */
import { Copy, PencilLine, RotateCcw, Trash2, Undo2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { moveContributions, removeContribution, renewContribution } from '../store/outbox.ts'
import { sendNow } from '../sync/outbox-arming.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/contributions.ts'
import { t } from '../words/words.ts'
import { linesOf } from './what-it-says.ts'

const EDITABLE = new Set<OutboxRow['state']>(['draft', 'waiting', 'sending', 'needs-you', 'received'])
/** A change could not be sent under this id. */
const FIXED = new Set<OutboxRow['cause']>(['already-decided', 'id-conflict'])
const TAKEN_BACK = new Set<OutboxRow['state']>(['waiting', 'sending', 'received', 'published', 'needs-you'])
const FORGETTABLE = new Set<OutboxRow['state']>(['draft', 'declined', 'withdrawn', 'published'])

export function OutboxActions({ row }: { row: OutboxRow }) {
  const [isSure, setSure] = useState<'withdraw' | 'forget'>()
  const { id, state, withdrawalWanted } = row
  if (isSure) return <Sure row={row} what={isSure} onEnd={() => setSure(undefined)} />
  return (
    <p class="sending-actions">
      {EDITABLE.has(state) && !withdrawalWanted && !FIXED.has(row.cause) && (
        <a class="button" href={`/contribuer?envoi=${id}`}>
          <Icon node={PencilLine} size={20} />
          {t(state === 'draft' ? 'outbox.resume' : 'outbox.edit')}
        </a>
      )}
      {row.cause === 'id-conflict' && (
        <button type="button" class="button" onClick={() => void renewContribution(id).then(() => sendNow('all'))}>
          <Icon node={RotateCcw} size={20} />
          {t('outbox.renew')}
        </button>
      )}
      {TAKEN_BACK.has(state) && !withdrawalWanted && (
        <button type="button" class="button" onClick={() => setSure('withdraw')}>
          <Icon node={Undo2} size={20} />
          {t('outbox.withdraw')}
        </button>
      )}
      <CopyText row={row} />
      {FORGETTABLE.has(state) && (
        <button type="button" class="button" onClick={() => setSure('forget')}>
          <Icon node={Trash2} size={20} />
          {t('outbox.forget')}
        </button>
      )}
    </p>
  )
}

function CopyText({ row }: { row: OutboxRow }) {
  const [isCopied, setCopied] = useState(false)
  const text = linesOf(row).join('\n')
  if (!text) return null
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => {},
    )
  return (
    <>
      <button type="button" class="button" onClick={copy}>
        <Icon node={Copy} size={20} />
        {t('outbox.copy')}
      </button>
      <span role="status" class="hint live">
        {isCopied && t('outbox.copied')}
      </span>
    </>
  )
}

/** One question before what cannot be undone. */
function Sure({ row, what, onEnd }: { row: OutboxRow; what: 'withdraw' | 'forget'; onEnd: () => void }) {
  const act = async () => {
    if (what === 'forget') await removeContribution(row.id)
    else {
      await moveContributions([row.id], () => ({ type: 'withdraw' }))
      void sendNow('all')
    }
    onEnd()
  }
  return (
    <div class="notice notice-plain">
      <div>
        <p>{t(what === 'forget' ? 'outbox.forgetSure' : 'outbox.withdrawSure')}</p>
        <p class="row">
          <button type="button" class="button button-main" onClick={() => void act()}>
            {t(what === 'forget' ? 'outbox.forgetYes' : 'outbox.withdrawYes')}
          </button>
          <button type="button" class="button" onClick={onEnd}>
            {t('outbox.keep')}
          </button>
        </p>
      </div>
    </div>
  )
}
