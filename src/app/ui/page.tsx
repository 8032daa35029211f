/** The frame of a page: its title in the tab, and its heading, which takes the focus when one arrives from elsewhere. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** From the second page on, a page announces itself by moving the focus to its heading. */
let pagesShown = 0

/** True when the browser's way back leads to a page of the guide. */
export const canGoBack = () => pagesShown > 1

type PageProps = {
  title: string
  heading?: ComponentChildren
  layout?: 'wide' | 'sheet' | 'home' | 'beside'
  before?: ComponentChildren
  children: ComponentChildren
}

/** @param before stands above the heading, such as the way back. */
export function Page({ title, heading, layout, before, children }: PageProps) {
  const h1 = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    pagesShown += 1
    // Unless something in it knows better where its reader was.
    if (pagesShown > 1 && !h1.current?.parentElement?.contains(document.activeElement)) h1.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div class={layout ? `page page-${layout}` : 'page'}>
      {before}
      {heading !== undefined && (
        <h1 ref={h1} tabIndex={-1}>
          {heading}
        </h1>
      )}
      {children}
    </div>
  )
}
