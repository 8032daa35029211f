/** Whether there is a network, as far as the browser knows; shown on `html[data-online]`. Only an answer from our server proves it. */
import { signal } from '@preact/signals'

export const isOnline = signal(true)

function show(online: boolean) {
  isOnline.value = online
  document.documentElement.dataset['online'] = String(online)
}

export function watchConnection() {
  show(navigator.onLine)
  addEventListener('online', () => show(true))
  addEventListener('offline', () => show(false))
}
