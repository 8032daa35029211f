/** Open once, wait for ready, kill the server, reload, restart the browser: the guide works. In three engines. */
import { afterAll, expect, test } from 'vitest'
import { launchChromium } from './engines/chromium.ts'
import { type Engine, type Launch, until } from './engines/engine.ts'
import { launchFirefox } from './engines/firefox.ts'
import { launchWebkit } from './engines/webkit.ts'
import { removeTemporaryFolders, serveGuide, temporaryFolder } from './served-guide.ts'

afterAll(removeTemporaryFolders)

const ENGINES: [string, Launch][] = [
  ['Chromium', launchChromium],
  ['Firefox', launchFirefox],
  ['WebKit', launchWebkit],
]

const names = `[...document.querySelectorAll('[aria-label="Résultats"] h2 a')].map((link) => link.textContent)`

async function search(engine: Engine, url: string, text: string): Promise<string[]> {
  await engine.go(`${url}/recherche?q=${encodeURIComponent(text)}`)
  await until(engine, `document.querySelectorAll('[aria-label="Résultats"] li').length > 0`)
  return engine.run<string[]>(names)
}

async function readEverything(engine: Engine, url: string) {
  await engine.go(`${url}/`)
  await until(engine, `document.querySelectorAll('.needs-grid a').length >= 15`)
  expect((await search(engine, url, 'vélo'))[0]).toMatch(/vélo|cycl/i)
  expect((await search(engine, url, 'epicerie solidere')).slice(0, 5).join()).toMatch(/épicerie/i)

  expect((await search(engine, url, 'manger pas cher Nanterre')).length).toBeGreaterThan(5)
  // Folded on a narrow window, and then not drawn.
  await engine.run(`document.querySelector('.choice') || document.querySelector('.filters-toggle').click()`)
  await until(engine, `[...document.querySelectorAll('.choice')].some((label) => label.textContent.startsWith('Gratuit'))`)
  await engine.run(`[...document.querySelectorAll('.choice')].find((label) => label.textContent.startsWith('Gratuit')).click()`)
  await until(engine, `location.search.includes('cout=gratuit')`)

  await engine.go(`${url}/carte`)
  await until(engine, `document.querySelectorAll('.mark').length > 4 && document.querySelectorAll('.map-ground canvas').length > 1`)
  await engine.go(`${url}/initiative/casaco`)
  await until(engine, `document.querySelector('h1')?.textContent === 'Casaco' && document.querySelector('section[aria-labelledby="contact"] a')`)
  await engine.go(`${url}/urgence`)
  await until(engine, `document.querySelector('a[href="tel:15"]') && document.querySelector('a[href="sms:114"]')`)
  await engine.go(`${url}/reglages`)
  await until(engine, `document.documentElement.dataset.offline === 'ready'`)
}

test.each(ENGINES)('%s: once opened, the guide works with the server dead and after a restart', { timeout: 180_000 }, async (_name, launch) => {
  const served = await serveGuide()
  const profile = temporaryFolder()
  let engine = await launch(profile)
  try {
    await engine.go(`${served.url}/`)
    await until(engine, `document.documentElement.dataset.offline === 'ready' && Number(document.documentElement.dataset.guideVersion) >= 1`, 60)
    await served.kill()
    await engine.go(`${served.url}/`)
    await until(engine, `document.querySelector('h1') && Number(document.documentElement.dataset.guideVersion) >= 1`)
    await engine.close()
    engine = await launch(profile)
    await readEverything(engine, served.url)
  } finally {
    await engine.close()
    await served.kill().catch(() => undefined)
  }
})
