/** An address that is no page: search and needs, rather than a dead end. */

import { needs } from 'virtual:bundled'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { DangerNotice } from '../entry/danger-notice.tsx'
import { NeedsGrid } from '../entry/needs-grid.tsx'
import { SearchField } from '../entry/search-field.tsx'
import { Page } from '../ui/page.tsx'
import '../words/pages.ts'
import { t } from '../words/words.ts'

export function NotFound() {
  const { route } = useLocation()
  const [text, setText] = useState('')
  return (
    <Page title={t('notFound.title')} heading={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <SearchField value={text} onInput={setText} onSubmit={(typed) => route(`/recherche?q=${encodeURIComponent(typed)}`)} />
      <DangerNotice text={text} />
      <NeedsGrid needs={needs} />
    </Page>
  )
}
