/** What readers say of an initiative, as they wrote it, and the ways to say something oneself. */
import { Flag, MessageSquare, Star, ThumbsDown, ThumbsUp } from 'lucide'
import { useMemo } from 'preact/hooks'
import type { Comment } from '../../domain/guide.ts'
import type { Initiative } from '../../domain/initiative.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import '../words/contributions.ts'
import '../words/initiative.ts'
import { formatDate, formatNumber, t, type WordKey } from '../words/words.ts'

const RATINGS: WordKey[] = ['reviews.rating1', 'reviews.rating2', 'reviews.rating3', 'reviews.rating4', 'reviews.rating5']
const ROLES: Record<string, WordKey> = { resident: 'reviews.byResident', helped: 'reviews.byHelped', professional: 'reviews.byProfessional' }

/** Newest first; within a month in an order that tells nothing. */
const newestFirst = (a: Comment, b: Comment) => b.month.localeCompare(a.month) || a.id.localeCompare(b.id)

export function Reviews({ initiative }: { initiative: Initiative }) {
  const comments = heldGuide.value?.guide.comments
  const shown = useMemo(
    () => (comments ?? []).filter(({ initiativeId }) => initiativeId === initiative.id).sort(newestFirst),
    [comments, initiative.id],
  )
  const others = (initiative.opinions?.count ?? 0) - shown.length
  return (
    <section class="reviews">
      <h2 id="reviews">{t('initiative.reviews')}</h2>
      <Summary initiative={initiative} />
      {shown.length === 0 && <p class="quiet">{t('initiative.noReviews')}</p>}
      <ul role="list" aria-label={t('initiative.reviews')} class="reviews-list">
        {shown.map((comment) => (
          <Review key={comment.id} comment={comment} />
        ))}
      </ul>
      {others > 0 && shown.length > 0 && <p class="quiet">{t('reviews.others', { count: others })}</p>}
      <p class="row">
        <a class="button button-main" href={`/contribuer?avis=${encodeURIComponent(initiative.id)}`}>
          <Icon node={MessageSquare} />
          {t('reviews.give')}
        </a>
        <a class="button" href={`/contribuer?signaler=${encodeURIComponent(initiative.id)}`}>
          <Icon node={Flag} />
          {t('reviews.reportError')}
        </a>
      </p>
    </section>
  )
}

function Summary({ initiative }: { initiative: Initiative }) {
  const { opinions } = initiative
  if (!opinions?.count) return null
  const { count, helpedCount, ratedCount, average } = opinions
  return (
    <p>
      {t('reviews.count', { count })} {helpedCount > 0 && t('reviews.helpedCount', { count: helpedCount })}{' '}
      {average !== undefined && t('reviews.average', { value: formatNumber(average, 1), count: ratedCount })}
    </p>
  )
}

function Review({ comment }: { comment: Comment }) {
  const { rating, helped, text, role, month, id } = comment
  const words = rating && RATINGS[rating - 1]
  return (
    <li class="review">
      <p class="review-said">
        {helped !== undefined && (
          <span class="fact">
            <Icon node={helped ? ThumbsUp : ThumbsDown} size={20} />
            {t(helped ? 'reviews.helped' : 'reviews.notHelped')}
          </span>
        )}
        {words && (
          <span class="fact">
            <Icon node={Star} size={20} />
            {t(words)}
          </span>
        )}
      </p>
      {text && (
        <p class="review-text" dir="auto">
          {text}
        </p>
      )}
      <p class="review-by">
        {role && ROLES[role] && <>{t(ROLES[role])}, </>}
        {formatDate(month)}
        <a href={`/contribuer?signaler-avis=${encodeURIComponent(id)}`}>{t('reviews.report')}</a>
      </p>
    </li>
  )
}
