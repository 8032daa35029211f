/** Streets for the map on a poor network: every cut is gone over, nothing broken is drawn, a full phone is told, and removal frees the room. */
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { PIECE_BYTES, type StreetsManifest } from '../../src/contract/basemap.ts'
import { basemapFolder, writeBasemap } from '../../src/server/basemap/files.ts'
import { streetArchive } from '../street-archive.ts'
import { violations } from './axe.ts'
import { type Network, poorNetwork } from './cutting-proxy.ts'
import { goTo, openReady } from './pages.ts'
import { packGuide, removeTemporaryFolders, type ServedGuide, serveGuide } from './served-guide.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function manifestOf(bytes: Uint8Array): StreetsManifest {
  const hash = sha256(bytes)
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, at) =>
    sha256(bytes.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES)),
  )
  return {
    file: `streets-${hash.slice(0, 8)}.pmtiles`,
    bytes: bytes.length,
    sha256: hash,
    credit: '© OpenStreetMap (ODbL 1.0)',
    pieceBytes: PIECE_BYTES,
    pieces,
  }
}

let served: ServedGuide
let network: Network
let archive: Uint8Array

beforeAll(() => {
  const [territory] = packGuide().territory
  if (!territory) throw new Error('the pack has no territory')
  archive = streetArchive(territory.bounds, 15, 0.0009)
  expect(archive.length).toBeGreaterThan(4 * PIECE_BYTES)
})
beforeEach(async () => {
  served = await serveGuide()
  network = await poorNetwork(served.url, '/basemap/streets-')
})
afterEach(async () => {
  await network.close()
  await served.kill().catch(() => undefined)
})
afterAll(removeTemporaryFolders)

/** What the server has to give. */
function offer(bytes: Uint8Array): StreetsManifest {
  const streets = manifestOf(bytes)
  writeBasemap(basemapFolder(served.varDir), { streets }, { [streets.file]: bytes })
  return streets
}

async function openMap() {
  const opened = await openReady(network.url, { viewport: { width: 1280, height: 800 } })
  await goTo(opened.page, `${network.url}/carte`)
  return opened
}

/** SHA-256 of what the phone holds, and how many pieces that is. */
const held = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('ground')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const rows = await new Promise<{ at: number; bytes: ArrayBuffer }[]>((resolve) => {
      const all = database.transaction('pieces').objectStore('pieces').getAll()
      all.onsuccess = () => resolve(all.result)
    })
    database.close()
    const whole = new Blob(rows.sort((a, b) => a.at - b.at).map(({ bytes }) => bytes))
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await whole.arrayBuffer()))
    return { pieces: rows.length, hash: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
  })

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const isHere = (page: Page) => page.getByText(/^Les rues sont sur ce téléphone/)

test('cut at twenty places, each time it goes on, and what is held at the end is the file itself', { timeout: 240_000 }, async () => {
  const { sha256: wanted } = offer(archive)
  const { context, page } = await openMap()
  let seed = 20261123
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  // Often within a piece that is asked for again: it also gives up, and is told to go on.
  network.cutAfter(...Array.from({ length: 20 }, () => 1 + Math.floor((random() * archive.length) / 10)))
  await button(page, 'Télécharger les rues').click()
  for (let look = 1; look < 150 && !(await isHere(page).isVisible()); look += 1) {
    if (await button(page, 'Reprendre').isVisible()) await button(page, 'Reprendre').click()
    // And some find the page gone: opened again, it offers to go on.
    else if (look % 12 === 0) await goTo(page, `${network.url}/carte`)
    await page.waitForTimeout(700)
  }
  await isHere(page).waitFor({ timeout: 5_000 })
  expect(network.cutsLeft()).toBe(0)
  expect((await held(page)).hash).toBe(wanted)
  // No piece that was here was asked for again: each cut costs one piece.
  expect(network.asked.length).toBeLessThanOrEqual(Math.ceil(archive.length / PIECE_BYTES) + 25)
  await served.kill()
  await goTo(page, `${network.url}/carte`)
  await page.getByText('© OpenStreetMap').waitFor()
  expect(await violations(page)).toEqual([])
  await context.close()
})

test('paused, it waits, and goes on from there', async () => {
  offer(archive)
  const { context, page } = await openMap()
  network.cutAfter(PIECE_BYTES * 2 + 1000)
  await button(page, 'Télécharger les rues').click()
  await button(page, 'Mettre en pause').click()
  await button(page, 'Reprendre').waitFor()
  const { pieces } = await held(page)
  network.cutAfter()
  await page.waitForTimeout(1_500)
  expect((await held(page)).pieces).toBe(pieces)
  expect(await violations(page)).toEqual([])
  await button(page, 'Reprendre').click()
  await isHere(page).waitFor()
  await context.close()
})

test('spoilt on its way: refused plainly, the plan stays, and an honest network goes on', async () => {
  const { sha256: wanted } = offer(archive)
  const { context, page, errors } = await openMap()
  network.spoil(true)
  await button(page, 'Télécharger les rues').click()
  await page.getByText(/n’est pas la carte attendue/).waitFor({ timeout: 20_000 })
  expect(await page.locator('.map-ground canvas').count()).toBeGreaterThan(0)
  expect((await held(page)).pieces).toBe(0)
  network.spoil(false)
  await button(page, 'Reprendre').click()
  await isHere(page).waitFor()
  expect((await held(page)).hash).toBe(wanted)
  await context.close()
  expect(errors).toEqual([])
})

test.each([
  ['no archive at all', () => new Uint8Array(PIECE_BYTES + 5000).fill(7)],
  ['an archive cut off in its directory', () => archive.subarray(0, 400)],
])('%s, though its hash is right: refused, nothing of it is kept, the plan stays', async (_what, bytes) => {
  offer(bytes())
  const { context, page, errors } = await openMap()
  await button(page, 'Télécharger les rues').click()
  await page.getByText(/n’est pas la carte attendue/).waitFor()
  expect((await held(page)).pieces).toBe(0)
  expect(await page.locator('.mark').count()).toBeGreaterThan(4)
  await context.close()
  expect(errors).toEqual([])
})

test('a full phone is told so, keeps its plan, and goes on when there is room', { timeout: 120_000 }, async () => {
  offer(archive)
  const { context, page } = await openMap()
  // Chromium's own limit cannot be lowered from a test: its store refuses here as it does then.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    const phone = globalThis as unknown as { isFull: boolean }
    phone.isFull = true
    IDBObjectStore.prototype.put = function (...row) {
      if (phone.isFull && this.name === 'pieces') throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, row)
    }
  })
  await button(page, 'Télécharger les rues').click()
  await page.getByText(/plus assez de place/).waitFor({ timeout: 30_000 })
  expect(await page.locator('.mark').count()).toBeGreaterThan(4)
  await page.evaluate(() => {
    ;(globalThis as unknown as { isFull: boolean }).isFull = false
  })
  await button(page, /^(Reprendre|Télécharger les rues)$/).click()
  await isHere(page).waitFor()
  await context.close()
})

test('removed, streets leave the phone and the map goes back to its plan', async () => {
  offer(archive)
  const { context, page } = await openMap()
  await button(page, 'Télécharger les rues').click()
  await isHere(page).waitFor()
  await button(page, 'Enlever les rues de ce téléphone').click()
  await button(page, 'Télécharger les rues').waitFor()
  expect((await held(page)).pieces).toBe(0)
  await page.getByText('Plan sans rues.').waitFor()
  await context.close()
})
