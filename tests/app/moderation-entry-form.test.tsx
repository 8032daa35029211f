/** The staff's form of an entry: nothing typed is ever lost, faults stand beside their fields, and a change of contact asks how it was checked. */
import { fireEvent, render, screen, within } from '@testing-library/preact'
import { beforeEach, expect, test, vi } from 'vitest'
import { EntryForm, type EntryFormProps } from '../../src/app/moderation/entry-form.tsx'
import { entryOf, losesPoint, rebased, valuesOf } from '../../src/app/moderation/entry-of-form.ts'
import { heldGuide } from '../../src/app/store/held-guide.ts'
import type { PackInitiative } from '../../src/contract/pack-initiative.ts'
import { smallGuide } from '../samples.ts'

const entry: PackInitiative = {
  id: 'i0001',
  slug: 'la-bricothequeue',
  name: 'La Bricothèque',
  kind: 'initiative',
  scope: 'local',
  needs: ['reparer'],
  actions: ['pret'],
  access: 'ouvert-a-tous',
  accessNote: { fr: 'Sur rendez-vous', en: 'By appointment' },
  cost: 'gratuit',
  modes: ['sur-place'],
  audience: ['tous'],
  tags: ['outils', 'perceuse'],
  summary: { fr: 'On y emprunte des outils pour la maison, avec une personne qui explique, gratuitement.' },
  website: 'https://bricotheque.example.org',
  phone: '01 23 45 67 89',
  email: 'bonjour@example.org',
  place: { address: '3 rue des Arts', postcode: '92000', commune: '92050', lat: 48.89, lon: 2.2, precision: 'exact' },
  openingHours: { fr: 'Le mardi' },
  status: 'active',
  basis: 'source',
  rights: 'open-facts',
  sources: ['https://bricotheque.example.org/contact'],
  verifiedAt: null,
}

const draw = (props: Partial<EntryFormProps> = {}) => {
  const onSubmit = vi.fn()
  const all = { initial: entry, faults: [], submitLabel: 'Enregistrer', busy: false, onSubmit, ...props }
  const { rerender, container } = render(<EntryForm {...all} />)
  return { onSubmit, container, again: (more: Partial<EntryFormProps>) => rerender(<EntryForm {...all} {...more} />) }
}
const field = (name: RegExp | string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const type = (name: RegExp | string, value: string) => fireEvent.input(field(name), { target: { value } })
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))

beforeEach(() => {
  heldGuide.value = undefined
})

test('an entry that nobody touched comes back as it was, translations and point included', () => {
  const { onSubmit } = draw()
  save()
  expect(onSubmit).toHaveBeenCalledWith(entry, undefined)
})

test('what this phone’s guide does not know is kept: needs and commune', () => {
  heldGuide.value = {
    guide: { ...smallGuide(), needs: [], communes: [] },
    stamp: { format: 1, lineage: 'l', version: 1, releasedAt: '', updatedAt: '' },
  }
  const { onSubmit } = draw()
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'reparer' }).checked).toBe(true)
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Commune' }).value).toBe('92050')
  save()
  expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({ needs: ['reparer'], place: { commune: '92050' } })
})

test('a text changed in French loses its translations, the others keep theirs', () => {
  const next = entryOf({ ...valuesOf(entry), accessNote: 'Sans rendez-vous' }, entry)
  expect(next.accessNote).toEqual({ fr: 'Sans rendez-vous' })
  expect(next.summary).toEqual(entry.summary)
})

test('the point goes with the address it belonged to', () => {
  const moved = { ...valuesOf(entry), address: '9 rue Neuve' }
  expect(losesPoint(moved, entry)).toBe(true)
  expect(entryOf(moved, entry).place).toEqual({ address: '9 rue Neuve', postcode: '92000', commune: '92050' })
})

test('a shelter sends neither place nor site nor e-mail nor the page read; what was typed comes back when it is unticked', () => {
  const { onSubmit } = draw()
  type('Adresse', '9 rue Neuve')
  const shelter = screen.getByRole('checkbox', { name: /^Lieu protégé/ })
  fireEvent.click(shelter)
  expect(screen.queryByRole('textbox', { name: 'Adresse' })).toBeNull()
  expect(screen.queryByRole('textbox', { name: 'Site' })).toBeNull()
  save()
  const sent = onSubmit.mock.calls[0]?.[0] as PackInitiative
  expect(sent).toMatchObject({ phoneOnly: true, phone: entry.phone, sources: ['withheld'] })
  expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['place']))
  expect([sent.place, sent.website, sent.email]).toEqual([undefined, undefined, undefined])
  fireEvent.click(shelter)
  expect(field('Adresse').value).toBe('9 rue Neuve')
})

test('faults stand beside their fields, the first has the focus, and what was typed stays', () => {
  const { again, container } = draw()
  type('Résumé', 'Trop court')
  const faults = [
    { field: 'place.address', message: 'Adresse fausse.' },
    { field: 'summary.fr', message: 'Résumé trop court.' },
    { field: 'formerSlugs', message: 'Adresse prise.' },
  ]
  again({ faults })
  expect(field('Résumé').getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(field('Résumé').getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')?.textContent).toBe('Résumé trop court.')
  expect(document.activeElement).toBe(field('Résumé'))
  expect(field('Résumé').value).toBe('Trop court')
  expect(field('Adresse').getAttribute('aria-invalid')).toBe('true')
  expect(within(container as HTMLElement).getByRole('alert').textContent).toContain('Adresse prise.')
})

test('a contact changed in a form that asks is not sent before one says how it was checked', () => {
  const { onSubmit } = draw({ asksForCheck: true })
  expect(screen.queryByRole('group', { name: /^Comment l’avez-vous vérifié/ })).toBeNull()
  type('Téléphone', '01 98 76 54 32')
  save()
  expect(onSubmit).not.toHaveBeenCalled()
  const check = screen.getByRole('group', { name: /^Comment l’avez-vous vérifié/ })
  expect(document.activeElement).toBe(check)
  fireEvent.click(within(check).getByRole('radio', { name: 'Par téléphone' }))
  type(/^Précision/, ' appelé l’accueil ')
  save()
  expect(onSubmit).toHaveBeenCalledWith({ ...entry, phone: '01 98 76 54 32' }, { how: 'phone', note: 'appelé l’accueil' })
})

test('a proposed contact asks for a check, unless a new entry leaves it out', () => {
  const { onSubmit } = draw({ needsCheckFor: ['phone'], isNew: true })
  save()
  expect(onSubmit).not.toHaveBeenCalled()
  type('Téléphone', '')
  save()
  expect(onSubmit).toHaveBeenCalledTimes(1)
})

test('a colleague’s change is taken over, except where one typed', () => {
  const theirs: PackInitiative = { ...entry, name: 'La Bricothèque de Nanterre', phone: '01 11 11 11 11' }
  const typed = { ...valuesOf(entry), phone: '01 98 76 54 32' }
  expect(rebased(typed, entry, theirs)).toMatchObject({ name: 'La Bricothèque de Nanterre', phone: '01 98 76 54 32' })
  const { again } = draw()
  type('Téléphone', '01 98 76 54 32')
  again({ initial: theirs })
  expect(field('Téléphone').value).toBe('01 98 76 54 32')
  expect(field('Nom').value).toBe('La Bricothèque de Nanterre')
})

test('the counter counts as the contract does, and says what is missing', () => {
  const { container } = draw()
  const counter = () => container.querySelector('.modp-counter')?.textContent
  type('Résumé', '😀'.repeat(59))
  expect(counter()).toBe('59 caractères sur 220\u00a0: il en manque 1')
  type('Résumé', '😀'.repeat(60))
  expect(counter()).toBe('60 caractères sur 220')
})
