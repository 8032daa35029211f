/** One way to drive three browsers: go somewhere, run a script there, close. A profile on disk outlives the browser. */
import { existsSync } from 'node:fs'

export type Engine = {
  name: string
  /** Opens an address; resolves when the document is loaded, or when the browser says that it cannot be. */
  go: (url: string) => Promise<void>
  /** Evaluates an expression (a promise is awaited) and brings its JSON value. */
  run: <T>(expression: string) => Promise<T>
  /** Closes the browser; the profile stays. */
  close: () => Promise<void>
}

export type Launch = (profile: string) => Promise<Engine>

export function firstExisting(what: string, paths: readonly string[]): string {
  const found = paths.find((path) => existsSync(path))
  if (!found)
    throw new Error(`${what} is missing: npm test installs it with apt when it runs as root; otherwise install it (looked for ${paths.join(', ')})`)
  return found
}

/** Waits for an expression to be true in the page. The page's own reloads are waited out. */
export async function until(engine: Engine, expression: string, seconds = 30): Promise<void> {
  const end = Date.now() + seconds * 1000
  let last: unknown
  while (Date.now() < end) {
    try {
      last = await engine.run<boolean>(`Boolean(${expression})`)
      if (last) return
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const seen = await engine
    .run<string>('location.href + " | " + document.documentElement.outerHTML.slice(0, 300) + " … " + document.body.innerText.slice(0, 600)')
    .catch(String)
  throw new Error(`${engine.name}: never true in ${seconds} s: ${expression} (last: ${String(last)}) at ${seen}`)
}
