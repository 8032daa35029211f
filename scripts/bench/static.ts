/** Release files from our server beside nginx serving the same bytes with the same headers, asked by wrk in the same run. */
import { execFileSync } from 'node:child_process'
import { get, type IncomingMessage } from 'node:http'
import { MANIFEST_URL } from '../../src/contract/urls.ts'
import { benchFolder } from './bench-folder.ts'
import { needPrograms } from './debian-programs.ts'
import { median, met, round } from './figures.ts'
import { NGINX, type Served, startNginx } from './nginx.ts'
import { startServer } from './server-process.ts'

const WRK = '/usr/bin/wrk'
const SECONDS = 5
const ROUNDS = 4
const AIM = 0.25
/** Ours and nginx's own differ; the rest is compared to the letter. */
const OF_THE_CONNECTION = ['date', 'server', 'connection', 'keep-alive', 'content-length', 'transfer-encoding', 'last-modified', 'accept-ranges']

/** What a server sends, unpacked by nobody. */
function fetchRaw(port: number, url: string): Promise<Served> {
  return new Promise((resolve, reject) => {
    const answer = (reply: IncomingMessage) => {
      const parts: Buffer[] = []
      reply.on('data', (part) => parts.push(part))
      reply.on('end', () => {
        const headers = Object.entries(reply.headers).filter(([name]) => !OF_THE_CONNECTION.includes(name))
        resolve({ url, bytes: Buffer.concat(parts), headers: Object.fromEntries(headers) as Record<string, string> })
      })
    }
    get({ host: '127.0.0.1', port, path: url, headers: { 'accept-encoding': 'br' } }, answer).on('error', reject)
  })
}

/** @throws Error when the two do not send the same: their rates would not compare. */
async function assertSame(ours: Served, port: number) {
  const theirs = await fetchRaw(port, ours.url)
  const names = new Set([...Object.keys(ours.headers), ...Object.keys(theirs.headers)])
  const other = [...names].find((name) => ours.headers[name] !== theirs.headers[name])
  if (other || !ours.bytes.equals(theirs.bytes)) throw new Error(`nginx does not send the same for ${ours.url}: ${other ?? 'other bytes'}`)
}

function askedPerSecond(port: number, url: string): number {
  const asked = ['-t1', '-c32', `-d${SECONDS}s`, '-H', 'Accept-Encoding: br', `http://127.0.0.1:${port}${url}`]
  const said = execFileSync(WRK, asked, { encoding: 'utf8' })
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]
  if (!rate || /Non-2xx|Socket errors/.test(said)) throw new Error(`wrk: ${said}`)
  return Number(rate)
}

export async function benchStatic() {
  needPrograms({ nginx: NGINX, wrk: WRK })
  const folder = benchFolder('static')
  const server = await startServer(folder)
  const manifest = await fetchRaw(server.port, MANIFEST_URL)
  const full = await fetchRaw(server.port, (JSON.parse(manifest.bytes.toString()) as { full: { url: string } }).full.url)
  const nginx = await startNginx(folder, [manifest, full])
  try {
    for (const file of [manifest, full]) await assertSame(file, nginx.port)
    const rates = [full, manifest].map((file) => {
      const ours: number[] = []
      const theirs: number[] = []
      const turns = [() => ours.push(askedPerSecond(server.port, file.url)), () => theirs.push(askedPerSecond(nginx.port, file.url))]
      for (let at = 0; at < ROUNDS; at += 1) for (const turn of at % 2 ? [...turns].reverse() : turns) turn()
      return { file, ours: median(ours), theirs: median(theirs) }
    })
    return rates.map(({ file, ours, theirs }) => ({
      file: file === full ? 'full release' : 'manifest',
      'kB sent': round(file.bytes.length / 1000, 1),
      'ours per second': Math.round(ours),
      'nginx per second': Math.round(theirs),
      'of nginx': round(ours / theirs),
      aim: `≥ ${AIM} of nginx`,
      met: met(ours >= AIM * theirs),
    }))
  } finally {
    await nginx.stop()
    await server.stop()
  }
}
