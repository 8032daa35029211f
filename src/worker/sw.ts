/**
 * The service worker: keeps the app whole for use without network, and sends what waits in the outbox when every page is closed.
 * It never touches a request that is not GET, and no release file but the one in the package.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { NOT_PAGES } from '../contract/urls.ts'
import { type SyncEvent, sendInBackground } from './background-send.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false, directoryIndex: '' })
cleanupOutdatedCaches()

const home = createHandlerBoundToURL('/index.html')
const frame = createHandlerBoundToURL('/shell.html')
registerRoute(new NavigationRoute((context) => (context.url.pathname === '/' ? home(context) : frame(context)), { denylist: [NOT_PAGES] }))

self.addEventListener('message', (event) => {
  // The page asks for it once its reader has agreed to reload.
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

self.addEventListener('sync' as never, (event: SyncEvent) => {
  if (event.tag === 'outbox') event.waitUntil(sendInBackground(event.lastChance))
})
