/** A room's own styles, fetched with it. @returns true once they are there: nothing is drawn half dressed. */
import { useLayoutEffect, useState } from 'preact/hooks'

const linkOf = (href: string) => document.querySelector<HTMLLinkElement>(`link[rel="stylesheet"][href="${href}"]`)

/** @param sheets addresses of the sheets, the same at each drawing. */
export function useSheets(sheets: readonly string[]): boolean {
  const [missing, setMissing] = useState(() => sheets.filter((href) => !linkOf(href)?.sheet))
  // Before the first picture: the sheet comes while the guide is read.
  useLayoutEffect(() => {
    for (const href of missing) {
      const known = linkOf(href)
      const link = known ?? Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
      const arrived = () => setMissing((before) => before.filter((one) => one !== href))
      link.addEventListener('load', arrived)
      link.addEventListener('error', arrived)
      if (!known) document.head.append(link)
      else if (known.sheet) arrived()
    }
  }, [])
  return !missing.length
}
