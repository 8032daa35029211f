/** The map's detailed ground for phones: a manifest that is asked for anew, files that never change, in parts when parts are asked for. */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { BASEMAP_FILE, BASEMAP_MANIFEST } from '../../contract/basemap.ts'
import { readManifest } from './files.ts'

export async function serveBasemap(app: FastifyInstance, folder: string) {
  mkdirSync(folder, { recursive: true })
  app.get(BASEMAP_MANIFEST, { schema: { summary: "The map's detailed ground, if there is any" } as never }, async (request, reply) => {
    const manifest = readManifest(folder)
    const tag = `"${createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 16)}"`
    reply.header('Cache-Control', 'no-cache').header('ETag', tag)
    return request.headers['if-none-match'] === tag ? reply.code(304).send() : manifest
  })
  await app.register(fastifyStatic, {
    root: resolve(folder),
    prefix: '/basemap/',
    decorateReply: false,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    allowedPath: (path) => BASEMAP_FILE.test(basename(path)) && path.lastIndexOf('/') <= 0,
    setHeaders: (reply) => reply.header('Cache-Control', 'public, max-age=31536000, immutable'),
  })
}
