/** A room's own styles, fetched with it. @returns true once they are there: nothing is drawn half dressed. */
import { useLayoutEffect, useState } from 'preact/hooks'

/** @param sheets addresses of the sheets, the same at each drawing. */
export function useSheets(sheets: readonly string[]): boolean {
  const [missing, setMissing] = useState(() => sheets.filter((href) => !document.querySelector(`link[href="${href}"]`)).length)
  // Before the first picture: the sheet comes while the guide is read.
  useLayoutEffect(() => {
    for (const href of sheets) {
      if (document.querySelector(`link[href="${href}"]`)) continue
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
      link.onload = link.onerror = () => setMissing((count) => count - 1)
      document.head.append(link)
    }
  }, [])
  return missing <= 0
}
