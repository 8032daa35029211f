/** How to reach it: one row of large buttons, and for those who cannot be reached, whom to ask. */
import { CircleHelp, ExternalLink, Mail, MapPin, Navigation, Phone, Share2, ShieldCheck } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Initiative, standingOf } from '../../domain/initiative.ts'
import { formatPhone, parsePhone } from '../../domain/phone-number.ts'
import { pointOf } from '../../domain/place.ts'
import { placeLine } from '../entry/place-line.ts'
import { communeById } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import '../words/initiative.ts'
import { itineraryUrl } from '../entry/itinerary.ts'
import { t } from '../words/words.ts'

export function Contact({ initiative }: { initiative: Initiative }) {
  const { phone, website, email, place, phoneOnly } = initiative
  const number = phone && parsePhone(phone)
  // Nobody is sent to a point that nobody can confirm.
  const route =
    standingOf(initiative) === 'lead' ? undefined : itineraryUrl(place, place?.commune ? communeById.value.get(place.commune)?.name : place?.town)
  return (
    <section class="contact" aria-labelledby="contact">
      <h2 id="contact" class="visually-hidden">
        {t('initiative.contact')}
      </h2>
      {!phoneOnly && <Where initiative={initiative} />}
      <div class="contact-actions">
        {number && 'number' in number && (
          <a class="button button-main contact-call" href={`tel:${number.number}`}>
            <Icon node={Phone} />
            <span>
              {t('initiative.call')} <bdi dir="ltr">{formatPhone(number.number)}</bdi>
            </span>
          </a>
        )}
        {route && (
          <Outside href={route} label={t('initiative.route')}>
            <Icon node={Navigation} />
          </Outside>
        )}
        {website && (
          <Outside href={website} label={t('initiative.site')}>
            <Icon node={ExternalLink} />
          </Outside>
        )}
        {email && (
          <a class="button" href={`mailto:${email}`}>
            <Icon node={Mail} />
            {t('initiative.mail')}
          </a>
        )}
        <Share initiative={initiative} />
      </div>
      {phoneOnly && (
        <Notice icon={ShieldCheck}>
          <p>{t('initiative.phoneOnly')}</p>
          <p>{t(phone ? 'initiative.phoneOnlyCall' : 'initiative.phoneOnlyNational')}</p>
        </Notice>
      )}
      {standingOf(initiative) === 'lead' && !phoneOnly && <LeadHelp initiative={initiative} />}
    </section>
  )
}

function Where({ initiative }: { initiative: Initiative }) {
  const { place } = initiative
  return (
    <p class="contact-where">
      <Icon node={MapPin} size={20} />
      <span>
        {place?.address && (
          <>
            <bdi lang="fr">{[place.address, place.postcode].filter(Boolean).join(', ')}</bdi>{' '}
          </>
        )}
        {placeLine(initiative, communeById.value)}
        {pointOf(place) && initiative.status !== 'closed' && (
          <>
            {' · '}
            <a href={`/carte?lieu=${initiative.slug}`}>{t('initiative.onMap')}</a>
          </>
        )}
      </span>
    </p>
  )
}

/** A link that leaves the guide: said to those who cannot see the sign, and it gives away nothing of the page left. */
function Outside({ href, label, children }: { href: string; label: string; children: ComponentChildren }) {
  return (
    <a class="button" href={href} target="_blank" rel="noopener noreferrer">
      {children}
      {label}
      <span class="visually-hidden"> {t('initiative.newWindow')}</span>
    </a>
  )
}

function LeadHelp({ initiative }: { initiative: Initiative }) {
  const name = initiative.place?.commune && communeById.value.get(initiative.place.commune)?.name
  return (
    <Notice icon={CircleHelp} tone="care">
      <p>{t('initiative.lead')}</p>
      <p>
        {t('initiative.leadHelp', { place: name ? t('initiative.leadAt', { commune: name }) : '' })}{' '}
        <a href="/comprendre/ccas">{t('initiative.ccas')}</a>
      </p>
    </Notice>
  )
}

function Share({ initiative }: { initiative: Initiative }) {
  const [isCopied, setCopied] = useState(false)
  const share = async () => {
    const url = `${location.origin}/initiative/${initiative.slug}`
    if (navigator.share) {
      // Closing the system's sheet is no error.
      await navigator.share({ title: initiative.name, text: initiative.name, url }).catch(() => {})
      return
    }
    await navigator.clipboard?.writeText(url).then(
      () => setCopied(true),
      () => {},
    )
  }
  return (
    <>
      <button type="button" class="button" onClick={share}>
        <Icon node={Share2} />
        {t('initiative.share')}
      </button>
      <span role="status" class="quiet">
        {isCopied && t('initiative.copied')}
      </span>
    </>
  )
}
