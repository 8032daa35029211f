import { fireEvent, render, screen } from '@testing-library/preact'
import { expect, test, vi } from 'vitest'
import { SearchField } from '../../src/app/entry/search-field.tsx'

const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: /^Rechercher/ })

test('a drawing that comes late never puts back an older text into the field being typed in', () => {
  const { rerender } = render(<SearchField value="" onInput={() => {}} onSubmit={() => {}} />)
  field().focus()
  field().value = 'vélo'
  rerender(<SearchField value="vé" onInput={() => {}} onSubmit={() => {}} />)
  expect(field().value).toBe('vélo')
  field().blur()
  rerender(<SearchField value="toit" onInput={() => {}} onSubmit={() => {}} />)
  expect(field().value).toBe('toit')
})

test('the field can be emptied with one button, and keeps the focus', () => {
  const onInput = vi.fn()
  render(<SearchField value="vélo" onInput={onInput} onSubmit={() => {}} />)
  fireEvent.click(screen.getByRole('button', { name: 'Effacer la recherche' }))
  expect(onInput).toHaveBeenCalledWith('')
  expect(document.activeElement).toBe(field())
})
