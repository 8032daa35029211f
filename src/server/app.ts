/** Builds the server from its parts; it opens no port (main.ts does). */
import type { IncomingMessage } from 'node:http'
import { join, resolve } from 'node:path'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { NOT_PAGES } from '../contract/urls.ts'
import { ApiError } from './api/api-error.ts'
import { answerBroken } from './api/broken-request.ts'
import { sendApiError, setUpApi } from './api/set-up-api.ts'
import { basemapFolder } from './basemap/files.ts'
import { serveBasemap } from './basemap/routes.ts'
import { serveContributions } from './contributions/routes.ts'
import type { Database, Engine } from './db/database.ts'
import { serveModeration } from './moderation/routes.ts'
import { contentSecurityPolicy } from './pages/content-security-policy.ts'
import { readPages } from './pages/page-files.ts'
import { servePages } from './pages/routes.ts'
import type { Publisher } from './releases/publisher.ts'
import { servePublishing } from './releases/publishing-routes.ts'
import type { ReleaseReader } from './releases/release-reader.ts'
import { serveReleases } from './releases/routes.ts'
import { serveStaff } from './staff/routes.ts'

export type Parts = {
  distDir: string
  /** Holds what `npm run basemap` built. */
  varDir: string
  db: Database
  engine: Engine
  releases: ReleaseReader
  publisher: Publisher
  publicUrl: string
  logLevel: string
  trustProxy: number
  /** Requests in a minute from one address to what readers write. */
  perMinute: number
  tls?: { cert: Buffer; key: Buffer } | undefined
  /** Where log lines go instead of the standard output. */
  logTo?: { write: (line: string) => void }
}

/** The id of a contribution leads to the opinion that readers see: it is not logged. */
const loggedPath = (url: string) => (url.split('?')[0] ?? '').replace(/(\/api\/contributions\/)[^/]+(?=\/)/, '$1:id')

/** A log line holds the method, the path and the outcome: no query string, no address of a person. */
const serializers = {
  req: (request: IncomingMessage) => ({ method: request.method, path: loggedPath(request.url ?? '') }),
  // Nothing else of an error: a broken request carries its raw bytes, query string and all.
  err: ({ name, message, stack }: Error) => ({ type: name, message, stack }),
}

function optionsOf(
  { logLevel, trustProxy, tls, logTo }: Parts,
  sendUnknown: (request: FastifyRequest, reply: FastifyReply) => void,
): FastifyServerOptions {
  return {
    logger: { level: logLevel, serializers: serializers as never, ...(logTo ? { stream: logTo } : {}) },
    trustProxy: (_address: string, hop: number) => hop < trustProxy,
    // Every socket closes with the server, so that SIGTERM leaves nothing behind.
    forceCloseConnections: 'idle',
    // A request that takes longer to arrive holds a socket for nothing.
    requestTimeout: 60_000,
    routerOptions: { ignoreTrailingSlash: true },
    // A path that cannot be decoded never reaches a route: it is answered like any unknown page.
    frameworkErrors: (_error, request, reply) => sendUnknown(request, reply),
    clientErrorHandler: answerBroken,
    ...(tls ? { https: tls } : {}),
  }
}

function addHealth(app: FastifyInstance, { db, releases }: Parts) {
  app.get('/healthz', { schema: { summary: 'The process is up' } as never }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { summary: 'The database answers and a release is published' } as never }, async (_request, reply) => {
    const answers = await db
      .selectFrom('meta')
      .select('value')
      .where('key', '=', 'version')
      .executeTakeFirst()
      .catch(() => undefined)
    const version = answers && (await releases.manifest())?.version
    return version === undefined ? reply.code(503).header('Retry-After', '5').send({ status: 'not ready' }) : { status: 'ok', version }
  })
}

export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const distDir = resolve(parts.distDir)
  const pages = readPages(distDir)
  // Hooks do not run there: the page goes to an address where they do.
  const sendUnknown = (request: FastifyRequest, reply: FastifyReply) =>
    void (NOT_PAGES.test(request.url) ? sendApiError(new ApiError(404, 'not-found'), request, reply) : reply.redirect('/introuvable', 302))
  const app: FastifyInstance = Fastify(optionsOf(parts, sendUnknown))
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // A guide on a laptop is served over plain HTTP: only HTTPS, here or at a proxy, may ask for HTTPS.
    hsts: parts.publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })
  const policy = contentSecurityPolicy(pages.html)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('Content-Security-Policy', policy)
    reply.header('Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), browsing-topics=()')
    done()
  })
  await setUpApi(app)
  app.setErrorHandler((error, request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const isPageAsked = request.method === 'GET' && !NOT_PAGES.test(path)
    if (!isPageAsked) return sendApiError(error, request, reply)
    const { statusCode = 500 } = error as { statusCode?: number }
    if (statusCode >= 500) request.log.error({ err: error }, 'unexpected')
    return pages.shell(reply.code(statusCode))
  })
  addHealth(app, parts)
  const { db, engine, perMinute, publicUrl, publisher } = parts
  const staff = { db, engine, publicUrl, isSecure: publicUrl.startsWith('https:') }
  await serveContributions(app, { db, engine, perMinute })
  await serveStaff(app, staff)
  await serveModeration(app, staff)
  await servePublishing(app, { ...staff, publisher })
  await serveReleases(app, parts.releases, join(distDir, 'guide'))
  await serveBasemap(app, basemapFolder(parts.varDir))
  await servePages(app, { distDir, pages, releases: parts.releases })
  return app
}
