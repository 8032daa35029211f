/** Release files over HTTP: the manifest always asked for anew, the others immutable for thirty days. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Manifest } from '../../contract/release.ts'
import { MANIFEST_URL } from '../../contract/urls.ts'
import { ApiError } from '../api/api-error.ts'
import type { ReleaseReader, StoredFile } from './release-reader.ts'

const THIRTY_DAYS = 30 * 86_400
const FULL = /^full-(\d+)-[0-9a-f]{8}\.json$/

/** The release the app was built with: it stays fetchable when the database is another one or has forgotten it. */
function readBundled(folder: string): Map<string, StoredFile & { version: number }> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => FULL.test(name)) : []
  return new Map(
    names.map((name) => {
      const path = join(folder, name)
      const identity = readFileSync(path)
      const read = (suffix: string, make: (bytes: Buffer) => Buffer) => (existsSync(path + suffix) ? readFileSync(path + suffix) : make(identity))
      return [name, { identity, br: read('.br', brotliCompressSync), gz: read('.gz', gzipSync), version: Number(FULL.exec(name)?.[1]) }]
    }),
  )
}

function encodingOf(request: FastifyRequest): keyof StoredFile {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const takes = (name: string) => new RegExp(`(^|[\\s,])${name}(?!\\s*;\\s*q=0(\\.0+)?(\\s|,|$))`).test(accepted)
  return takes('br') ? 'br' : takes('gzip') ? 'gz' : 'identity'
}

const CONTENT_ENCODING = { br: 'br', gz: 'gzip', identity: undefined } as const

/** @param bundledDir holds the release that the app was built with. */
export async function serveReleases(app: FastifyInstance, releases: ReleaseReader, bundledDir: string) {
  const bundled = readBundled(bundledDir)
  let written: { manifest: Manifest; text: string; tag: string } | undefined

  const sendManifest = (manifest: Manifest | undefined, request: FastifyRequest, reply: FastifyReply) => {
    if (!manifest) throw new ApiError(503, 'no-release', { retryAfter: 5 })
    if (written?.manifest !== manifest) {
      const text = JSON.stringify(manifest)
      written = { manifest, text, tag: `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"` }
    }
    reply.header('Cache-Control', 'no-cache').header('ETag', written.tag)
    if (request.headers['if-none-match']?.includes(written.tag)) return reply.code(304).send()
    return reply.header('Content-Type', 'application/json; charset=utf-8').send(written.text)
  }

  // Not async on purpose: a promise for each phone that asks costs a fifth of the rate.
  app.get(MANIFEST_URL, { schema: { summary: 'The release in force' } as never }, (request, reply) => {
    const believed = releases.believed()
    if (believed) return sendManifest(believed, request, reply)
    return releases.manifest().then((manifest) => sendManifest(manifest, request, reply))
  })

  const bundledFile = async (name: string) => {
    const file = bundled.get(name)
    return file && !(await releases.holdsErased(file.version)) ? file : undefined
  }

  app.get<{ Params: { name: string } }>('/guide/:name', { schema: { summary: 'A release file, full or delta' } as never }, async (request, reply) => {
    const { name } = request.params
    const file = (await releases.file(`/guide/${name}`)) ?? (await bundledFile(name))
    if (!file) throw new ApiError(404, 'not-found')
    const encoding = encodingOf(request)
    const sent = CONTENT_ENCODING[encoding]
    if (sent) reply.header('Content-Encoding', sent)
    return reply
      .header('Cache-Control', `public, max-age=${THIRTY_DAYS}, immutable`)
      .header('Vary', 'Accept-Encoding')
      .type('application/json; charset=utf-8')
      .send(file[encoding])
  })
}
