/**
 * The two pages of the app, read once: the policy that lets their styles in is made of the very same bytes, so a build made meanwhile
 * cannot leave a page without its styles.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'

type Send = (reply: FastifyReply) => FastifyReply
/** `index`: the home screen. `shell`: the frame alone, for every other page. */
export type Pages = { index: Send; shell: Send }

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

function pageSender(file: string): Send {
  const plain = readFileSync(file)
  const etag = `"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`
  const packed = ENCODINGS.flatMap(([name, extension]) => (existsSync(file + extension) ? [{ name, bytes: readFileSync(file + extension) }] : []))
  return (reply) => {
    reply.type('text/html; charset=utf-8').headers({ 'Cache-Control': 'no-cache', ETag: etag, Vary: 'Accept-Encoding' })
    if (reply.statusCode === 200 && reply.request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
    const accepted = String(reply.request.headers['accept-encoding'] ?? '')
    const best = packed.find(({ name }) => accepted.includes(name))
    return best ? reply.header('Content-Encoding', best.name).send(best.bytes) : reply.send(plain)
  }
}

export function readPages(distDir: string): Pages & { html: string } {
  return {
    index: pageSender(join(distDir, 'index.html')),
    shell: pageSender(join(distDir, 'shell.html')),
    html: readFileSync(join(distDir, 'index.html'), 'utf8'),
  }
}
