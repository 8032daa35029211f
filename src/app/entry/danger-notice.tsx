/** Words of danger, typed anywhere, bring the number to call before any result. They are neither stored nor counted. */
import { Phone } from 'lucide'
import { formatPhone } from '../../domain/phone-number.ts'
import type { Helpline } from '../../domain/taxonomy.ts'
import { fold } from '../../domain/text.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { inLanguage, t } from '../words/words.ts'

/** Helplines whose words or phrases of danger are in the text, most urgent first. */
function helplinesFor(text: string, helplines: readonly Helpline[]): Helpline[] {
  const typed = ` ${fold(text)} `
  return helplines.filter(({ words }) => words.some((word) => typed.includes(` ${word} `))).sort((a, b) => a.rank - b.rank)
}

/** True when the text asks for help at once, and whenever that cannot be known: such words are kept nowhere. */
export function mayBeDanger(text: string): boolean {
  const guide = heldGuide.peek()?.guide
  return !guide || helplinesFor(text, guide.helplines).length > 0
}

const SHOWN = 2

/**
 * Said aloud when it appears: the place it appears in is there before.
 * @param isToBeSent the text is on its way to somebody: it is not said to stay on the phone.
 */
export function DangerNotice({ text, isToBeSent = false }: { text: string; isToBeSent?: boolean }) {
  const lines = helplinesFor(text, heldGuide.value?.guide.helplines ?? []).slice(0, SHOWN)
  return (
    <div role="status" class="live">
      {lines.length > 0 && <Lines lines={lines} isToBeSent={isToBeSent} />}
    </div>
  )
}

function Lines({ lines, isToBeSent }: { lines: readonly Helpline[]; isToBeSent: boolean }) {
  return (
    <section class="danger" aria-label={t('danger.title')}>
      <p class="danger-title">{t('danger.title')}</p>
      <ul class="danger-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <a class="button button-danger" href={`${line.channel === 'sms' ? 'sms' : 'tel'}:${line.number}`}>
              <Icon node={Phone} />
              <span>
                <strong dir="ltr">{formatPhone(line.number)}</strong> {inLanguage(line.label).text}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p class="danger-more">
        <a href="/urgence">{t('danger.more')}</a>
        {!isToBeSent && <> · {t('danger.privacy')}</>}
      </p>
    </section>
  )
}
