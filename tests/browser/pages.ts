/** The pages that every reader can meet, and a Chromium in which the guide is ready. */
import type { BrowserContext, Page } from 'playwright-core'
import { launchContext } from './engines/chromium.ts'
import { temporaryFolder } from './served-guide.ts'

export const PAGES = {
  home: '/',
  results: '/recherche?q=manger%20pas%20cher%20Nanterre',
  nothing: '/recherche?q=zzzzqqq',
  danger: '/recherche?q=mon%20mari%20me%20frappe',
  map: '/carte',
  chosen: '/carte?q=velo&lieu=bicyclaide-atelier-boutique-de-courbevoie',
  nothingOnMap: '/carte?q=zzzzqqq',
  complete: '/initiative/casaco',
  lead: '/initiative/maman-secours-92',
  shelter: '/initiative/l-escale-solidarite-femmes',
  closed: '/initiative/autolib',
  unknown: '/initiative/inconnue',
  emergency: '/urgence',
  learn: '/comprendre',
  term: '/comprendre/epicerie-solidaire',
  suggest: '/contribuer?nouveau=1',
  opinion: '/contribuer?avis=i0001',
  report: '/contribuer?signaler=i0001',
  outbox: '/envois',
  charter: '/charte',
  settings: '/reglages',
  legal: '/mentions-legales',
  privacy: '/donnees-personnelles',
  accessibility: '/accessibilite',
  notFound: '/nulle-part',
}

type Options = Parameters<typeof launchContext>[1]

/** Opens the guide once, so that everything after comes from the phone's copy. */
export async function openReady(url: string, options: Options = {}): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await launchContext(temporaryFolder(), { viewport: { width: 360, height: 740 }, ...options })
  const page = context.pages()[0] ?? (await context.newPage())
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  page.on(
    'console',
    (message) => message.type() === 'error' && !/status of 404/.test(message.text()) && errors.push(`${page.url()}: ${message.text()}`),
  )
  await page.goto(url)
  await page.waitForSelector('html[data-offline="ready"][data-guide-version]', { timeout: 60_000 })
  return { context, page, errors }
}

export async function goTo(page: Page, address: string) {
  await page.goto(address)
  await page.waitForSelector('html[data-guide-version] main h1', { state: 'attached' })
  if (address.includes('/carte')) await page.waitForSelector(address.includes('lieu=') ? '.place-card' : '.map-controls')
}

/** Settings of the reader, as the page reads them when it opens next. */
export async function remember(page: Page, values: Record<string, string>) {
  await page.evaluate((stored) => {
    for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, value)
  }, values)
}

/** Pixels by which the page is wider than the screen. */
export const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
