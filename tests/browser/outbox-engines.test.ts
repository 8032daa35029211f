/** What is written without a server outlives the browser and arrives once when the server is back: in the engines that are not Chromium (outbox.test.ts). */
import { afterAll, expect, test } from 'vitest'
import { type Engine, type Launch, until } from './engines/engine.ts'
import { launchFirefox } from './engines/firefox.ts'
import { launchWebkit } from './engines/webkit.ts'
import { removeTemporaryFolders, type ServedGuide, serveGuide, temporaryFolder } from './served-guide.ts'

afterAll(removeTemporaryFolders)

const ENGINES: [string, Launch][] = [
  ['Firefox', launchFirefox],
  ['WebKit', launchWebkit],
]
const TEXT = 'Écrit sans réseau 🎈'

const rowsOf = ({ db }: ServedGuide) => db.selectFrom('contribution').select(['id', 'body']).execute()

async function give(engine: Engine, url: string) {
  await engine.go(`${url}/contribuer?avis=i0001`)
  await until(engine, `document.querySelector('#field-text')`)
  await engine.run(`(() => {
    const field = document.querySelector('#field-text')
    field.value = ${JSON.stringify(TEXT)}
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })()`)
  await until(engine, `document.querySelector('#field-text-left').textContent.includes('${1000 - [...TEXT].length}')`)
  await engine.run(`document.querySelector('main form button[type="submit"]').click()`)
  await until(engine, `document.querySelector('h1')?.textContent === 'Merci'`)
}

const state = (wanted: string) => `document.querySelector('[aria-label="Mes envois"] > [data-state="${wanted}"]')`

test.each(ENGINES)('%s: written without a server, browser closed and opened again, sent once', { timeout: 240_000 }, async (_name, launch) => {
  const served = await serveGuide()
  const before = new Set((await rowsOf(served)).map(({ id }) => id))
  const profile = temporaryFolder()
  let engine = await launch(profile)
  try {
    await engine.go(`${served.url}/`)
    await until(engine, `document.documentElement.dataset.offline === 'ready' && Number(document.documentElement.dataset.guideVersion) >= 1`, 60)
    await served.kill()
    await give(engine, served.url)
    await engine.close()
    engine = await launch(profile)
    await engine.go(`${served.url}/envois`)
    await until(engine, state('waiting'))
    await served.start()
    await until(engine, state('received'), 60)
    const arrived = (await rowsOf(served)).filter(({ id }) => !before.has(id))
    expect(arrived.map(({ body }) => (JSON.parse(body ?? '{}') as { text?: string }).text)).toEqual([TEXT])
  } finally {
    await engine.close()
    await served.kill().catch(() => undefined)
  }
})
