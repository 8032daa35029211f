/** Vite plugin: writes the prerendered home into index.html and the frame alone into shell.html, with the styles they need inline. */
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

export const SSR_DIR = 'node_modules/.cache/guide-ssr'

type Prerender = { prerender: () => { home: string; shell: string } }

/** The router asks where it is; at build it is at home. */
async function renderPages(): Promise<{ home: string; shell: string }> {
  Object.assign(globalThis, { location: new URL('http://localhost/') })
  const built = (await import(pathToFileURL(`${SSR_DIR}/prerender.js`).href)) as Prerender
  return built.prerender()
}

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
        const { home, shell } = await renderPages()
        index.source = page.replace(SLOT, () => `<div id="app">${home}</div>`)
        this.emitFile({ type: 'asset', fileName: 'shell.html', source: page.replace(SLOT, () => `<div id="app" data-shell>${shell}</div>`) })
      },
    },
  }
}
