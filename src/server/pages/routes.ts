/** The app's own files, and its page on every address that is one; elsewhere the same helpful page with a 404. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isPage, NOT_PAGES, PAGES } from '../../contract/urls.ts'
import type { ReleaseStore } from '../releases/release-store.ts'
import type { Pages } from './page-files.ts'

const pathOf = (url: string) => url.split('?')[0] ?? '/'

const INITIATIVE = /^\/initiative\/([^/]+)\/?$/

type Slugs = { version: number; known: Set<string>; former: Map<string, string> }

/** The slugs of the release in force, read anew when it moves. */
function slugReader(releases: ReleaseStore): () => Slugs | undefined {
  let slugs: Slugs | undefined
  return () => {
    const manifest = releases.manifest()
    if (manifest && manifest.version !== slugs?.version) {
      const { initiatives } = releases.read(manifest.full.url)
      const former = initiatives.flatMap(({ slug, formerSlugs = [] }) => formerSlugs.map((old) => [old, slug] as const))
      slugs = { version: manifest.version, known: new Set(initiatives.map(({ slug }) => slug)), former: new Map(former) }
    }
    return slugs
  }
}

const sendError = (reply: FastifyReply, status: number, code: string, message: string) => reply.code(status).send({ error: { code, message } })

export async function servePages(app: FastifyInstance, { distDir, pages, releases }: { distDir: string; pages: Pages; releases: ReleaseStore }) {
  const readSlugs = slugReader(releases)
  await app.register(fastifyStatic, {
    root: distDir,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const immutable = path.startsWith(join(distDir, 'assets'))
      reply.header('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  /** Home comes with its content; every other page with the frame alone, so that home never flashes by. */
  const sendPage = (reply: FastifyReply, status: number, file: keyof Pages = 'shell') => pages[file](reply.code(status))

  const respond = (path: string, reply: FastifyReply) => {
    if (path === '/') return sendPage(reply, 200, 'index')
    const slug = INITIATIVE.exec(path)?.[1]
    if (slug === undefined) return sendPage(reply, isPage(path) ? 200 : 404)
    const slugs = readSlugs()
    const moved = slugs?.former.get(slug)
    return moved ? reply.redirect(`/initiative/${moved}`, 301) : sendPage(reply, slugs?.known.has(slug) === false ? 404 : 200)
  }
  for (const pattern of Object.values(PAGES)) app.get(pattern, (request, reply) => respond(pathOf(request.url), reply))
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url)
    if (NOT_PAGES.test(path) || path.startsWith('/assets/') || request.method !== 'GET')
      return sendError(reply, 404, 'not-found', 'Cette adresse n’existe pas.')
    return respond(path, reply)
  })
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500
    if (status === 500) request.log.error({ err: error }, 'unexpected')
    const path = pathOf(request.url)
    if (request.method === 'GET' && !NOT_PAGES.test(path)) return sendPage(reply, status === 500 ? 500 : 404)
    return status === 500
      ? sendError(reply, 500, 'internal', 'Le serveur a eu un problème. Réessayez dans un moment.')
      : sendError(reply, status, 'malformed', 'Cette demande n’a pas pu être comprise.')
  })
}
