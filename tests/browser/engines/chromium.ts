/** Chromium, by Playwright. */
import { type BrowserContext, chromium } from 'playwright-core'
import { type Engine, firstExisting } from './engine.ts'

export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
export const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  process.env['GUIDE_CHROMIUM'] ?? '',
].filter(Boolean)

type ContextOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>

/** A browser with its profile in a folder: closing and launching again is what a person does. */
export async function launchContext(profile: string, options: ContextOptions = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { executablePath: firstExisting('Chromium', CHROMIUM_PATHS), args: CHROMIUM_ARGS, ...options })
}

export async function launchChromium(profile: string): Promise<Engine> {
  const context = await launchContext(profile, { viewport: { width: 360, height: 740 } })
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    name: 'Chromium',
    go: async (url) => void (await page.goto(url).catch(() => undefined)),
    run: (expression) => page.evaluate(expression),
    close: () => context.close(),
  }
}
