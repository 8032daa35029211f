/** The app's outbox, built as it ships, with the driver's handle. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

export async function buildPageFiles(): Promise<Map<string, { type: string; content: string }>> {
  const outDir = mkdtempSync(join(tmpdir(), 'guide-faults-page-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: { outDir, emptyOutDir: true, lib: { entry: resolve('tests/faults/outbox-page.ts'), formats: ['es'], fileName: () => 'page.js' } },
    })
    const page = '<!doctype html><title>faults</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>'
    return new Map([
      ['/', { type: 'text/html', content: page }],
      ['/page.js', { type: 'text/javascript', content: readFileSync(join(outDir, 'page.js'), 'utf8') }],
    ])
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
