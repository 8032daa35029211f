/** Release files over HTTP: the manifest always asked for anew, the others immutable for thirty days. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { MANIFEST_URL } from '../../contract/urls.ts'
import type { ReleaseStore } from './release-store.ts'

const THIRTY_DAYS = 30 * 86_400

/** @param bundledDir holds the release that the app was built with: it stays fetchable when the store is a new one. */
export async function serveReleases(app: FastifyInstance, releases: ReleaseStore, bundledDir: string) {
  app.get(MANIFEST_URL, async (request, reply) => {
    const manifest = releases.manifest()
    reply.header('Cache-Control', 'no-cache')
    if (!manifest)
      return reply
        .code(503)
        .header('Retry-After', '5')
        .send({ error: { code: 'no-release', message: 'Le guide n’est pas encore publié.' } })
    const text = JSON.stringify(manifest)
    const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`
    reply.header('ETag', tag)
    if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(text)
  })
  await app.register(fastifyStatic, {
    root: existsSync(bundledDir) ? [releases.folder, bundledDir] : releases.folder,
    prefix: '/guide/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: THIRTY_DAYS * 1000,
    allowedPath: (path) => /^\/?(full|delta)-[0-9a-f-]+\.json$/.test(path),
  })
}
