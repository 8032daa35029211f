/** Words of danger, typed anywhere, bring the number to call before any result. They are neither stored nor counted. */
import { Phone } from 'lucide'
import { formatPhone } from '../../domain/phone-number.ts'
import type { Helpline } from '../../domain/taxonomy.ts'
import { fold } from '../../domain/text.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Icon } from '../ui/icon.tsx'
import { inLanguage, t } from '../words/words.ts'

/**
 * Helplines whose words or phrases of danger are in the text, most urgent first. A word that is only a part of another number's phrase comes after it,
 * unless both numbers know the word: « samu social » is not « samu », « logement urgence » is more than « urgence ».
 */
export function helplinesFor(text: string, helplines: readonly Helpline[]): Helpline[] {
  const typed = ` ${fold(text)} `
  const said = helplines.flatMap((line) => line.words.filter((word) => typed.includes(` ${word} `)).map((word) => ({ line, word })))
  const isPart = (word: string) =>
    said.some((other) => other.word !== word && ` ${other.word} `.includes(` ${word} `) && !other.line.words.includes(word))
  const whole = new Set(said.filter(({ word }) => !isPart(word)).map(({ line }) => line))
  const lines = [...new Set(said.map(({ line }) => line))]
  return lines.sort((a, b) => Number(whole.has(b)) - Number(whole.has(a)) || a.rank - b.rank)
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
