/**
 * Vite plugin: writes the prerendered home into index.html and the frame alone into shell.html, with the styles they need inline, and the names of the
 * files that a visit beginning in the search or on the map needs next (first-paint.js fetches them beside the app itself).
 */
import { pathToFileURL } from 'node:url'
import type { Plugin, Rolldown } from 'vite'

export const SSR_DIR = 'node_modules/.cache/guide-ssr'

type Prerender = { prerender: () => { home: string; shell: string } }

/** The router asks where it is; at build it is at home. */
async function renderPages(): Promise<{ home: string; shell: string }> {
  Object.assign(globalThis, { location: new URL('http://localhost/') })
  const built = (await import(pathToFileURL(`${SSR_DIR}/prerender.js`).href)) as Prerender
  return built.prerender()
}

/** Rooms where visits often begin, by how their addresses do. */
const FIRST_ROOMS = {
  '/recherche': 'src/app/search/search-screen.tsx',
  '/carte': 'src/app/map/map-screen.tsx',
  '/initiative/': 'src/app/initiative/initiative-screen.tsx',
}

type Bundle = Rolldown.OutputBundle

/** A file and all that it needs before it can run. */
function withImports(bundle: Bundle, file: string, seen = new Set<string>()): Set<string> {
  const chunk = bundle[file]
  if (chunk?.type !== 'chunk' || seen.has(file)) return seen
  seen.add(file)
  for (const imported of chunk.imports) withImports(bundle, imported, seen)
  return seen
}

const chunksOf = (bundle: Bundle) => Object.values(bundle).filter((file) => file.type === 'chunk')

/** What every page loads. */
function filesOfEntry(bundle: Bundle): Set<string> {
  const entry = chunksOf(bundle).find(({ isEntry }) => isEntry)
  return entry ? withImports(bundle, entry.fileName) : new Set()
}

/** The app's files come all at once, not one after the other. */
const preloadsOf = (bundle: Bundle) =>
  [...filesOfEntry(bundle)]
    .slice(1)
    .map((file) => `<link rel="modulepreload" crossorigin href="/${file}" />`)
    .join('\n    ')

/** One line for each room: its files, but for those that every page loads. */
function roomsOf(bundle: Bundle): string {
  const chunks = chunksOf(bundle)
  const known = filesOfEntry(bundle)
  return Object.entries(FIRST_ROOMS)
    .map(([path, module]) => {
      const room = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module))
      const files = room ? [...withImports(bundle, room.fileName)].filter((file) => !known.has(file)) : []
      // The sheets that it names by their address.
      for (const file of room?.viteMetadata?.importedAssets ?? []) if (file.endsWith('.css')) files.push(file)
      return `<meta name="room" data-path="${path}" content="${files.map((file) => `/${file}`).join(' ')}" />`
    })
    .join('\n    ')
}

/** Letters that are there before the first picture are laid out once. */
const lettersOf = (bundle: Bundle) =>
  Object.keys(bundle)
    .filter((file) => file.endsWith('.woff2'))
    .map((file) => `<link rel="preload" href="/${file}" as="font" type="font/woff2" crossorigin />`)
    .join('\n    ')

const FIRST_PAINT = '<script src="/first-paint.js"'
const SLOT = '<div id="app"></div>'

export function prerenderedPages(): Plugin {
  return {
    name: 'prerendered-pages',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const index = bundle['index.html']
        if (index?.type !== 'asset') return
        let page = String(index.source)
        for (const [tag, file] of [...page.matchAll(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g)].map(
          (found) => [found[0], found[1] ?? ''] as const,
        )) {
          const sheet = bundle[file]
          if (sheet?.type !== 'asset') continue
          page = page.replace(tag, () => `<style>${String(sheet.source).trim()}</style>`)
          delete bundle[file]
        }
        page = page.replace(FIRST_PAINT, (tag) => `${preloadsOf(bundle)}\n    ${tag}`)
        const { home, shell } = await renderPages()
        index.source = page.replace(SLOT, () => `<div id="app">${home}</div>`)
        const frame = page
          .replace(SLOT, () => `<div id="app" data-shell>${shell}</div>`)
          .replace(FIRST_PAINT, (tag) => `${roomsOf(bundle)}\n    ${lettersOf(bundle)}\n    ${tag}`)
        this.emitFile({ type: 'asset', fileName: 'shell.html', source: frame })
      },
    },
  }
}
