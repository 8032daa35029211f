/** Breaks each wall once, in a copy of the project, and sees the check say so. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let copy = ''
let said = ''

/** A file that breaks a wall, and what the check says of it. */
const BREACHES: [string, string, RegExp][] = [
  [
    'src/app/home/breach-server.ts',
    "import { readPack } from '../../server/pack/read-pack.ts'\nexport const breach = readPack\n",
    /breach-server\.ts.*TS6307|TS6307.*|breach-server/,
  ],
  ['src/server/breach-app.ts', "import { stem } from '../app/finder/stem.ts'\nexport const breach = stem\n", /breach-app/],
  ['src/domain/breach-page.ts', 'export const breach = document.title\n', /breach-page.*(TS2584|TS2304)/],
  ['src/contract/breach-node.ts', "import { readFileSync } from 'node:fs'\nexport const breach = readFileSync\n", /breach-node/],
  ['src/worker/breach-window.ts', 'export const breach = window.innerWidth\n', /breach-window/],
  ['src/app/home/breach-room.ts', "import { SearchScreen } from '../search/search-screen.tsx'\nexport const breach = SearchScreen\n", /breach-room/],
  ['src/app/search/breach-dexie.ts', "import Dexie from 'dexie'\nexport const breach = Dexie\n", /breach-dexie/],
  ['src/app/search/breach-fetch.ts', "export const breach = () => fetch('/x')\n", /breach-fetch/],
  ['src/app/ui/breach-domain.ts', "import { fold } from '../../domain/text.ts'\nexport const breach = fold\n", /breach-domain/],
  ['src/domain/breach-package.ts', "import * as v from 'valibot'\nexport const breach = v\n", /breach-package/],
]

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'guide-walls-'))
  for (const name of ['src', 'biome.json', 'tsconfig.json', '.gitignore']) cpSync(name, join(copy, name), { recursive: true })
  spawnSync('git', ['init', '-q'], { cwd: copy })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  for (const [file, code] of BREACHES) writeFileSync(join(copy, file), code)
  writeFileSync(join(copy, 'src/app/home/sound-neighbour.ts'), "import { fold } from '../../domain/text.ts'\nexport const sound = fold\n")
  const projects = ['domain', 'contract', 'app', 'worker', 'server'].map((name) => `src/${name}`)
  const types = spawnSync('node_modules/.bin/tsc', ['-b', ...projects, '--pretty', 'false'], { cwd: copy, encoding: 'utf8' })
  const lint = spawnSync('node_modules/.bin/biome', ['lint', '--max-diagnostics=200', 'src'], { cwd: copy, encoding: 'utf8' })
  said = types.stdout + lint.stdout + lint.stderr
}, 120_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))

test.each(BREACHES)('%s is refused', (_file, _code, complaint) => expect(said).toMatch(complaint))

test('a file that keeps to its room is not complained of', () => expect(said).not.toMatch(/sound-neighbour/))

test('every room has its wall', () => {
  const walled = readFileSync('biome.json', 'utf8')
  const folders = readdirSync('src/app', { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'shell')
  expect(folders.map(({ name }) => name).filter((name) => !walled.includes(`src/app/${name}/**`))).toEqual([])
})
