/** Firefox, by Puppeteer over WebDriver BiDi. */
import puppeteer from 'puppeteer-core'
import { type Engine, firstExisting } from './engine.ts'

export async function launchFirefox(profile: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firstExisting('Firefox', ['/usr/bin/firefox-esr', '/usr/bin/firefox']),
    userDataDir: profile,
    headless: true,
    // No call to the outside while the tests run.
    extraPrefsFirefox: {
      'app.update.enabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'browser.safebrowsing.downloads.remote.enabled': false,
    },
  })
  const page = (await browser.pages())[0] ?? (await browser.newPage())
  return {
    name: 'Firefox',
    go: async (url) => void (await page.goto(url, { waitUntil: 'load' }).catch(() => undefined)),
    run: (expression) => page.evaluate(expression) as Promise<never>,
    close: () => browser.close(),
  }
}
