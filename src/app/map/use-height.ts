/** The room between what stands above and the end of the screen: the map takes all of it, whatever the bars above hold. */
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Called before the map is made, which then has its size at once.
 * @returns a reference for the element; its `--above` is the height above it, in pixels.
 */
export function useHeight() {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const one = element.current
    if (!one) return
    const measure = () => one.style.setProperty('--above', `${Math.round(one.getBoundingClientRect().top + scrollY)}px`)
    measure()
    // The bar above grows with the words of a lost network, and with the letters; on a first visit the news of the guide's arrival goes away.
    const above = new ResizeObserver(measure)
    for (const bar of document.querySelectorAll('.top-bar, main')) above.observe(bar)
    return () => above.disconnect()
  }, [])
  return element
}
