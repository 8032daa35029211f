/** Chromium, by Playwright. */
import { type BrowserContext, chromium } from 'playwright-core'
import { CHROMIUM_ARGS, chromiumPath } from '../../../scripts/test/chromium.ts'
import type { Engine } from './engine.ts'

type ContextOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>

/** A browser with its profile in a folder: closing and launching again is what a person does. */
export async function launchContext(profile: string, options: ContextOptions = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), args: CHROMIUM_ARGS, ...options })
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
