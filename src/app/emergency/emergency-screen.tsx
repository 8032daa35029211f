/** Numbers to call, one tap each. They come with the app itself, so that they show even before the guide is on the phone. */

import { helplines as bundled } from 'virtual:helplines'
import { MessageSquare, Phone } from 'lucide'
import { formatPhone } from '../../domain/phone-number.ts'
import type { Helpline } from '../../domain/taxonomy.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { Page } from '../ui/page.tsx'
import '../words/pages.ts'
import { inLanguage, t } from '../words/words.ts'
import './emergency.css'

export function EmergencyScreen() {
  const held = heldGuide.value?.guide.helplines
  const lines = [...(held?.length ? held : bundled)].sort((a, b) => a.rank - b.rank)
  return (
    <Page title={`${t('emergency.title')} – ${t('app.name')}`} heading={t('emergency.title')}>
      <p>{t('emergency.lead')}</p>
      <Lines title={t('emergency.now')} lines={lines.filter(({ kind }) => kind === 'emergency')} />
      <Lines title={t('emergency.listening')} lines={lines.filter(({ kind }) => kind === 'listening')} />
      <p class="quiet">{t('emergency.notService')}</p>
    </Page>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly Helpline[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul class="helplines">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </section>
  )
}

function Line({ line }: { line: Helpline }) {
  const label = inLanguage(line.label)
  const detail = inLanguage(line.detail)
  const number = formatPhone(line.number)
  const isText = line.channel === 'sms'
  return (
    <li class="helpline">
      <a class={`button helpline-call helpline-${line.kind}`} href={`${isText ? 'sms' : 'tel'}:${line.number}`}>
        <Icon node={isText ? MessageSquare : Phone} />
        <span class="visually-hidden">{t(isText ? 'emergency.textNumber' : 'emergency.callNumber', { number })}</span>
        <bdi dir="ltr" aria-hidden="true">
          {number}
        </bdi>
      </a>
      <div>
        <h3 lang={label.lang}>{label.text}</h3>
        <p lang={detail.lang}>{detail.text}</p>
      </div>
    </li>
  )
}
