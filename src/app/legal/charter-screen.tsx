/** How opinions, suggestions and reports are read: what is refused and why, who may answer, how long it takes. */
import { Page } from '../ui/page.tsx'
import '../words/pages.ts'
import { t, type WordKey } from '../words/words.ts'
import './legal.css'

const PARTS: [WordKey, WordKey][] = [
  ['charter.who', 'charter.whoText'],
  ['charter.how', 'charter.howText'],
  ['charter.names', 'charter.namesText'],
  ['charter.reply', 'charter.replyText'],
  ['charter.notice', 'charter.noticeText'],
  ['charter.after', 'charter.afterText'],
]
const REFUSED: WordKey[] = [
  'charter.refusedPersonal',
  'charter.refusedHurtful',
  'charter.refusedOffTopic',
  'charter.refusedUnverifiable',
  'charter.refusedAdvertising',
  'charter.refusedUnlawful',
  'charter.refusedKnown',
]

export function CharterScreen() {
  const [first, ...rest] = PARTS
  const part = (words: [WordKey, WordKey] | undefined) =>
    words && (
      <section key={words[0]}>
        <h2>{t(words[0])}</h2>
        <p>{t(words[1])}</p>
      </section>
    )
  return (
    <Page title={`${t('charter.title')} – ${t('app.name')}`} heading={t('charter.title')}>
      <p>{t('charter.lead')}</p>
      {part(first)}
      <section>
        <h2>{t('charter.refused')}</h2>
        <ul class="bullets">
          {REFUSED.map((words) => (
            <li key={words}>{t(words)}</li>
          ))}
        </ul>
      </section>
      {rest.map(part)}
    </Page>
  )
}
