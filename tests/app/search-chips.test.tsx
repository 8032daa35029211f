/** What was understood, as chips; broad answers in groups. */
import { fireEvent, render, screen } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { expect, test } from 'vitest'
import { Chips } from '../../src/app/asking/chips.tsx'
import { grouped } from '../../src/app/asking/groups.ts'
import { withoutWords } from '../../src/app/asking/without-words.ts'
import { buildFinder } from '../../src/app/finder/build-finder.ts'
import { parseQuery, type Query } from '../../src/app/finder/query.ts'
import type { Concept } from '../../src/domain/thesaurus.ts'
import { initiative, smallGuide } from '../samples.ts'

const concepts: Concept[] = [{ id: 'velo', label: { fr: 'réparer son vélo' }, needs: ['reparer'], asked: { fr: ['réparer vélo', 'vélo'] } }]
const guide = { ...smallGuide(), concepts }
const finder = buildFinder(guide)
const held = { guide: smallGuide(), stamp: {} as never }

test.each([
  ['vélo à Malakoff', 'Malakoff', 'vélo'],
  ['réparer mon vélo près de Malakoff, vite', 'Malakoff', 'réparer mon vélo vite'],
  ['Malakoff : vélo', 'Malakoff', 'vélo'],
  ['cours d’anglais', 'anglais', 'cours'],
  ['à Malakoff', 'Malakoff', ''],
  ['vélo vélo', 'vélo', 'vélo'],
])('« %s » without %s is « %s »', (text, word, left) => {
  const from = text.indexOf(word)
  expect(withoutWords(text, [{ from, to: from + word.length }])).toBe(left)
})

function Shown({ text: first, search = '' }: { text: string; search?: string }) {
  const read = parseQuery(
    search,
    guide.needs.map(({ id }) => id),
    guide.communes.map(({ slug }) => slug),
  )
  const [query, setQuery] = useState<Query>({ ...read, text: first })
  return (
    <>
      <div class="search-box">
        <input aria-label="champ" value={query.text} />
      </div>
      <Chips
        held={held}
        query={query}
        found={finder.find(query)}
        ask={(change) => setQuery({ ...query, ...change })}
        onText={(text) => setQuery({ ...query, text })}
      />
    </>
  )
}
const names = () => screen.queryAllByRole('button').map((chip) => chip.getAttribute('aria-label'))
const text = () => screen.getByLabelText<HTMLInputElement>('champ').value

test('chips say what was understood, also through a mistake, and what was not', () => {
  render(<Shown text="velau à malakof zzzzqqq " />)
  expect(screen.getByText('velau → réparer son vélo')).toBeDefined()
  expect(screen.getByText('Malakoff')).toBeDefined()
  expect(screen.getByText('zzzzqqq : mot inconnu')).toBeDefined()
})

test('a chip takes its words out and hands the focus on: to its neighbour, at last to the field', () => {
  render(<Shown text="vélo à Malakoff" />)
  expect(names()).toEqual(['Enlever réparer son vélo de la recherche', 'Enlever Malakoff de la recherche'])
  fireEvent.click(screen.getByRole('button', { name: /Malakoff/ }))
  expect(text()).toBe('vélo')
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/vélo/)
  fireEvent.click(screen.getByRole('button', { name: /vélo/ }))
  expect(text()).toBe('')
  expect(document.activeElement).toBe(screen.getByLabelText('champ'))
})

test('needs and communes that were chosen are chips too', () => {
  render(<Shown text="" search="?besoin=reparer&commune=nanterre" />)
  fireEvent.click(screen.getByRole('button', { name: 'Enlever Réparer de la recherche' }))
  expect(names()).toEqual(['Enlever Nanterre de la recherche'])
})

const some = (count: number, id: string, rest: object) =>
  Array.from({ length: count }, (_, at) => initiative({ id: `${id}${at}`, slug: `${id}${at}`, name: `${id} ${at}`, ...rest }))
const here = { place: { commune: '92046', lat: 48.82, lon: 2.3, precision: 'exact' } }
const online = { scope: 'national', modes: ['en-ligne'], place: undefined }
const broad = buildFinder({ ...guide, initiatives: [...some(10, 'ici', here), ...some(8, 'ligne', online)] })
const ask = (search: string) => parseQuery(search, ['reparer'], ['malakoff'])

test('broad answers: the first five as they rank, then near and online under their headings, each once', () => {
  const query = ask('')
  const found = broad.find(query)
  const groups = grouped(found, query)
  expect(groups.map(({ id }) => id)).toEqual(['best', 'near', 'online'])
  expect(groups[0]?.results).toEqual(found.results.slice(0, 5))
  expect(groups.flatMap(({ results }) => results)).toHaveLength(found.results.length)
  expect(groups[2]?.heading).toBe('En ligne')
})

test('no headings where a commune was named or chosen, nor over a few answers', () => {
  const found = broad.find(ask(''))
  const named = { ...found, understood: { ...found.understood, commune: guide.communes[0] } }
  expect(grouped(named, ask(''))).toHaveLength(1)
  expect(grouped(found, ask('?commune=malakoff'))).toHaveLength(1)
  expect(grouped(finder.find(ask('')), ask(''))).toHaveLength(1)
})
