/** The guide's search field with its words: the same on every screen that has one. */
import { SearchBox, type SearchBoxProps } from '../ui/search-box.tsx'
import { t } from '../words/words.ts'

export function SearchField(props: Omit<SearchBoxProps, 'label' | 'placeholder' | 'submitLabel' | 'clearLabel'>) {
  return (
    <SearchBox
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      submitLabel={t('search.submit')}
      clearLabel={t('search.clear')}
      {...props}
    />
  )
}
