/** An address that is no page: search and needs, rather than a dead end. */

import { needs } from 'virtual:bundled'
import { useLocation } from 'preact-iso'
import { NeedsGrid } from '../entry/needs-grid.tsx'
import { Page } from '../ui/page.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { t } from '../words/words.ts'

export function NotFound() {
  const { route } = useLocation()
  return (
    <Page title={t('notFound.title')} heading={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <SearchBox
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        submitLabel={t('search.submit')}
        clearLabel={t('search.clear')}
        value=""
        onSubmit={(text) => route(`/recherche?q=${encodeURIComponent(text)}`)}
      />
      <NeedsGrid needs={needs} />
    </Page>
  )
}
