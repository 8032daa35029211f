/** The last searches, kept on this phone alone and only when its reader asks for it. Nothing is stored while it is off: that is how it is off. */

const KEY = 'recentSearches'
const MOST = 5
const SHORTEST = 3
const LONGEST = 80

/** Undefined when they are not kept. Read anew each time: another tab may have erased them. */
export function recentSearches(): string[] | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return Array.isArray(stored) ? stored.filter((text) => typeof text === 'string').slice(0, MOST) : undefined
  } catch {
    return undefined
  }
}

function write(searches: readonly string[]) {
  try {
    localStorage.setItem(KEY, JSON.stringify(searches))
  } catch {
    // A full phone remembers no search: nobody loses anything.
  }
}

export const keepRecentSearches = () => write(recentSearches() ?? [])

/** Erases them, and keeps none from now on. */
export function dropRecentSearches() {
  try {
    localStorage.removeItem(KEY)
  } catch {}
}

export const eraseRecentSearches = () => recentSearches() && write([])

/** What was only the beginning of the newer one goes with it. */
export function rememberSearch(text: string) {
  const kept = recentSearches()
  const search = text.trim().replace(/\s+/g, ' ').slice(0, LONGEST)
  if (!kept || search.length < SHORTEST) return
  const isNew = (other: string) => !search.toLowerCase().startsWith(other.toLowerCase())
  write([search, ...kept.filter(isNew)].slice(0, MOST))
}
