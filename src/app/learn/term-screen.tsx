/** One term, explained. */
import { useRoute } from 'preact-iso'
import { heldGuide } from '../store/held-guide.ts'
import { Page } from '../ui/page.tsx'
import '../words/pages.ts'
import '../words/initiative.ts'
import { inLanguage, t } from '../words/words.ts'
import './learn.css'

/** Terms that have a view of their own. */
const VIEWS: Record<string, string> = { 'tiers-lieu': '/carte?tiers-lieux=1' }

export function TermScreen() {
  const id = useRoute().params['term'] ?? ''
  const terms = heldGuide.value?.guide.terms
  const term = terms?.find((one) => one.id === id)
  if (!terms) return <div class="page" />
  if (!term) {
    return (
      <Page title={t('learn.unknown')} heading={t('learn.unknown')}>
        <p>
          <a class="button" href="/comprendre">
            {t('learn.all')}
          </a>
        </p>
      </Page>
    )
  }
  const explanation = inLanguage(term.explanation)
  const also = (term.seeAlso ?? []).flatMap((other) => terms.find((one) => one.id === other) ?? [])
  return (
    <Page title={`${term.term} – ${t('app.name')}`} heading={<span lang="fr">{term.term}</span>}>
      <p class="term-text" lang={explanation.lang} dir={explanation.lang === 'ar' ? 'rtl' : 'ltr'}>
        {explanation.text}
      </p>
      {term.forms.length > 0 && (
        <p class="quiet">
          {t('learn.forms')} <span lang="fr">{term.forms.join(', ')}</span>
        </p>
      )}
      <p class="row">
        <a class="button button-main" href={VIEWS[term.id] ?? `/recherche?q=${encodeURIComponent(term.forms[0] ?? term.term)}`}>
          {t('learn.find')}
        </a>
        <a class="button" href="/comprendre">
          {t('learn.all')}
        </a>
      </p>
      {also.length > 0 && (
        <section>
          <h2>{t('learn.seeAlso')}</h2>
          <ul class="terms">
            {also.map((other) => (
              <li key={other.id}>
                <a href={`/comprendre/${other.id}`} lang="fr">
                  {other.term}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {term.source && (
        <p>
          <a href={term.source} target="_blank" rel="noopener noreferrer">
            {t('learn.source')} <span class="visually-hidden">{t('initiative.newWindow')}</span>
          </a>
        </p>
      )}
    </Page>
  )
}
