// What cannot wait for the app. Async: a page is drawn without it on a slow network.

// What the phone holds is read while the app arrives; guide-store.ts takes it from here, and reads it itself where this fails.
function readGuide(resolve) {
  const opening = indexedDB.open('guide')
  // No guide yet: making its tables is the app's affair.
  opening.onupgradeneeded = () => opening.transaction.abort()
  opening.onerror = () => resolve()
  opening.onsuccess = () => {
    const database = opening.result
    const names = ['initiatives', 'comments', 'lists', 'meta']
    const transaction = database.transaction(names)
    const rows = names.map((name) => transaction.objectStore(name).getAll())
    transaction.onabort = transaction.oncomplete = () => {
      database.close()
      resolve(transaction.error ? undefined : rows.map(({ result }) => result))
    }
  }
}
// The app says « false » where it came first and reads it already.
if (self.earlyGuide !== false) self.earlyGuide = new Promise(readGuide).catch(() => {})

// The files of the room that a visit begins in come beside the app, not after it.
const room = [...document.querySelectorAll('meta[name="room"]')].find(({ dataset }) => location.pathname.startsWith(dataset.path))
for (const href of room ? room.content.split(' ') : [])
  document.head.append(Object.assign(document.createElement('link'), { rel: href.endsWith('.css') ? 'stylesheet' : 'modulepreload', href }))

// Theme, text size and direction, so that a page already stored never flashes in another colour. main.tsx does it again.
try {
  const root = document.documentElement
  const { theme, textSize, language } = localStorage
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  if (textSize === '125' || textSize === '150' || textSize === '200') root.style.fontSize = `${textSize * 1.125}%`
  if (language === 'en' || language === 'ar') root.lang = language
  if (language === 'ar') root.dir = 'rtl'
} catch {
  // Storage refused: the page shows as it is.
}
