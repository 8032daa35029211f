/** The app's own files, and its page on every address that is one; elsewhere the same helpful page with a 404. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isPage, NOT_PAGES, PAGES } from '../../contract/urls.ts'
import { ApiError } from '../api/api-error.ts'
import { sendApiError } from '../api/set-up-api.ts'
import type { ReleaseReader } from '../releases/release-reader.ts'
import type { Pages } from './page-files.ts'

const pathOf = (url: string) => url.split('?')[0] ?? '/'

const INITIATIVE = /^\/initiative\/([^/]+)\/?$/

export async function servePages(app: FastifyInstance, { distDir, pages, releases }: { distDir: string; pages: Pages; releases: ReleaseReader }) {
  await app.register(fastifyStatic, {
    root: distDir,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const immutable = path.startsWith(join(distDir, 'assets'))
      reply.header('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  /** Home comes with its content; every other page with the frame alone, so that home never flashes by. */
  const sendPage = (reply: FastifyReply, status: number, file: keyof Pages = 'shell') => pages[file](reply.code(status))

  const respond = async (path: string, reply: FastifyReply) => {
    if (path === '/') return sendPage(reply, 200, 'index')
    const slug = INITIATIVE.exec(path)?.[1]
    if (slug === undefined) return sendPage(reply, isPage(path) ? 200 : 404)
    // Whatever the database is doing, the page itself is served.
    const slugs = await releases.slugs().catch(() => undefined)
    const moved = slugs?.former.get(slug)
    return moved ? reply.redirect(`/initiative/${moved}`, 301) : sendPage(reply, slugs?.known.has(slug) === false ? 404 : 200)
  }
  for (const pattern of Object.values(PAGES)) app.get(pattern, (request, reply) => respond(pathOf(request.url), reply))
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url)
    if (NOT_PAGES.test(path) || path.startsWith('/assets/') || !['GET', 'HEAD'].includes(request.method))
      return sendApiError(new ApiError(404, 'not-found'), request, reply)
    return respond(path, reply)
  })
}
