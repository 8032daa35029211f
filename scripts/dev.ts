/** `npm run dev`: the app with hot reload and the server's routes together, on PORT. No service worker: the page removes an old one. */
import Fastify from 'fastify'
import { createServer } from 'vite'
import { settingsOrExit } from '../src/server/environment.ts'
import { publishPack } from '../src/server/releases/publish-pack.ts'
import { ReleaseStore } from '../src/server/releases/release-store.ts'
import { serveReleases } from '../src/server/releases/routes.ts'

const environment = settingsOrExit()
const releases = new ReleaseStore(environment.varDir)
const outcome = publishPack(environment.dataDir, releases, new Date())
if ('faults' in outcome) console.error(outcome.faults.join('\n'))

const server = Fastify()
await serveReleases(server, releases, 'dist/guide')
await server.listen({ port: 0, host: '127.0.0.1' })
const address = server.server.address()
const target = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

const vite = await createServer({
  server: {
    port: environment.port,
    host: environment.host,
    strictPort: true,
    proxy: { '/guide/': target, '/api/': target, '/healthz': target, '/readyz': target },
  },
})
await vite.listen()
vite.printUrls()

async function stop() {
  await Promise.all([vite.close(), server.close()])
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
