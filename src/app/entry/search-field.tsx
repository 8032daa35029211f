/** The guide's search field with its words: the same on every screen that has one. */
import { SearchBox } from '../ui/search-box.tsx'
import { t } from '../words/words.ts'

export function SearchField({ value, onInput, onSubmit }: { value: string; onInput: (text: string) => void; onSubmit: (text: string) => void }) {
  return (
    <SearchBox
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      submitLabel={t('search.submit')}
      clearLabel={t('search.clear')}
      value={value}
      onInput={onInput}
      onSubmit={onSubmit}
    />
  )
}
