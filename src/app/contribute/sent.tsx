/** After the sending: what happened, that nothing is lost, and where to follow it. It follows the outbox by itself. */
import { CircleCheck, Clock, type IconNode, MailQuestionMark } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { ContributionKind, OutboxState } from '../../domain/contribution.ts'
import type { Initiative } from '../../domain/initiative.ts'
import type { OutboxRow } from '../../domain/outbox-moves.ts'
import { outboxRows } from '../store/outbox-live.ts'
import { isOnline } from '../sync/connection.ts'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import '../words/contributions.ts'
import { t, type WordKey } from '../words/words.ts'

const KEPT: Record<ContributionKind, WordKey> = {
  comment: 'contribute.keptOpinion',
  suggestion: 'contribute.keptSuggestion',
  report: 'contribute.keptReport',
}

/** Taken into the guide, each in its way. */
const TAKEN: Record<ContributionKind, WordKey> = {
  comment: 'outbox.publishedMeans',
  suggestion: 'outbox.suggestionTaken',
  report: 'outbox.reportTaken',
}

const TOLD: Partial<Record<OutboxState, [IconNode, WordKey]>> = {
  'needs-you': [MailQuestionMark, 'contribute.needsYou'],
  received: [CircleCheck, 'contribute.received'],
  declined: [MailQuestionMark, 'outbox.declinedMeans'],
  withdrawn: [CircleCheck, 'outbox.withdrawnMeans'],
}

function wordsFor(row: OutboxRow | undefined, kind: ContributionKind) {
  if (row?.withdrawalWanted) return { icon: Clock, text: t('outbox.withdrawalWanted') }
  if (row?.state === 'published') return { icon: CircleCheck, text: t(TAKEN[kind]) }
  const [icon, words] = (row && TOLD[row.state]) ?? []
  if (icon && words) return { icon, text: t(words) }
  if (row?.cause === 'insecure') return { icon: Clock, text: t('outbox.causeInsecure') }
  if (!isOnline.value || row?.cause === 'no-network') return { icon: Clock, text: t(KEPT[kind]) }
  return { icon: Clock, text: t(row?.cause ? 'contribute.keptLater' : 'contribute.sending') }
}

export function Sent({ id, kind, initiative }: { id: string; kind: ContributionKind; initiative: Initiative | undefined }) {
  const row = outboxRows.value?.find((one) => one.id === id)
  const wasSeen = useRef(false)
  wasSeen.current ||= row !== undefined
  const isErased = wasSeen.current && !row
  const { icon, text } = isErased ? { icon: CircleCheck, text: t('contribute.noteGone') } : wordsFor(row, kind)
  useEffect(() => scrollTo(0, 0), [])
  return (
    <Page title={`${t('contribute.thanks')} – ${t('app.name')}`} heading={t('contribute.thanks')}>
      <Notice icon={icon} live>
        <p>{text}</p>
      </Notice>
      <p class="row">
        {initiative && (
          <a class="button button-main" href={`/initiative/${initiative.slug}`}>
            <span>
              {t('contribute.backTo')} <span dir="auto">{initiative.name}</span>
            </span>
          </a>
        )}
        <a class="button" href="/envois">
          {t('footer.outbox')}
        </a>
        {kind === 'suggestion' && (
          <a class="button" href={`/contribuer?nouveau=${id}`}>
            {t('contribute.another')}
          </a>
        )}
      </p>
    </Page>
  )
}
