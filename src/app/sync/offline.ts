/** The service worker from the page's side: is everything stored, is a new version of the app waiting. Shown on `html[data-offline]`. */
import { computed, effect, signal } from '@preact/signals'
import type { Workbox } from 'workbox-window'
import { guideState, isAppTooOld } from './guide-session.ts'

export type OfflineState = 'preparing' | 'ready' | 'unsupported'
/** True for the session in which everything became ready, to say it once. */
export const becameReady = signal(false)
/** Set when a new version of the app waits: installs it and reloads. */
export const installUpdate = signal<(() => void) | undefined>(undefined)

const isPackageStored = signal(false)
const isRefused = signal(false)
/** Ready once the app's package is stored and a guide is on the phone. */
export const offlineState = computed<OfflineState>(() => {
  if (isPackageStored.value) return guideState.value.kind === 'held' ? 'ready' : 'preparing'
  return isRefused.value ? 'unsupported' : 'preparing'
})

function offerUpdate(workbox: Workbox) {
  installUpdate.value = () => {
    workbox.addEventListener('controlling', () => location.reload())
    workbox.messageSkipWaiting()
  }
}

/** Registers the worker once the page is drawn; its library is fetched apart, out of the way of the first results. */
export async function prepareOffline() {
  if (!('serviceWorker' in navigator) || !isSecureContext) {
    isRefused.value = true
    return
  }
  effect(() => {
    if (offlineState.value === 'ready') document.documentElement.dataset['offline'] = 'ready'
    else delete document.documentElement.dataset['offline']
  })
  try {
    const { Workbox: WorkboxWindow } = await import('workbox-window')
    const workbox = new WorkboxWindow('/sw.js')
    workbox.addEventListener('waiting', () => offerUpdate(workbox))
    const registration = await workbox.register()
    const isFirst = !navigator.serviceWorker.controller
    await navigator.serviceWorker.ready
    isPackageStored.value = true
    becameReady.value = isFirst
    // A page left open for days looks for a new version when it is seen again.
    const lookForApp = () => void registration?.update().catch(() => {})
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') lookForApp()
    })
    effect(() => {
      if (isAppTooOld.value) lookForApp()
    })
  } catch {
    // The worker could not be stored (full phone, refused by settings): the guide still works with the network.
    if (navigator.serviceWorker.controller) isPackageStored.value = true
    else isRefused.value = true
  }
}

/** In development an old worker would serve old code. */
export async function removeWorkers() {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
  await Promise.all(registrations.map((registration) => registration.unregister()))
}
