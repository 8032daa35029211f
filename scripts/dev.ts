/** `npm run dev`: the app with hot reload and the server's routes together, on PORT. No service worker: the page removes an old one. */
import { createServer } from 'vite'
import { buildApp } from '../src/server/app.ts'
import { settingsOrExit } from '../src/server/environment.ts'
import { databasePlace, openGuide } from '../src/server/open-guide.ts'
import { Publisher } from '../src/server/releases/publisher.ts'
import { firstAdministratorLink } from '../src/server/staff/first-administrator.ts'

const environment = settingsOrExit()
const guide = await openGuide(databasePlace(environment), environment.dataDir)
if (guide.faults.length) console.error(guide.faults.join('\n'))

const publisher = new Publisher(guide)
const server = await buildApp({ ...environment, ...guide, publisher, distDir: 'dist' })
await server.listen({ port: 0, host: '127.0.0.1' })
publisher.start()
const address = server.server.address()
const target = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

const vite = await createServer({
  server: {
    port: environment.port,
    host: environment.host,
    strictPort: true,
    // The Host header is kept: the server compares it with the page's origin.
    proxy: { '/guide/': target, '/api/': { target, changeOrigin: false }, '/healthz': target, '/readyz': target },
  },
})
await vite.listen()
vite.printUrls()
const link = await firstAdministratorLink(guide.db, environment.publicUrl, environment.adminEmail)
if (link) console.log(`  First administrator: ${link}`)

async function stop() {
  await Promise.all([vite.close(), server.close()])
  await publisher.stop()
  await guide.close()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
