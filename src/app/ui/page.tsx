/** The frame of a page: its title in the tab, and its heading, which takes the focus when one arrives from elsewhere. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** True once the first page is shown: from then on a new page announces itself by moving the focus to its heading. */
let hasNavigated = false

export function Page({
  title,
  heading,
  wide = false,
  children,
}: {
  title: string
  heading?: ComponentChildren
  wide?: boolean
  children: ComponentChildren
}) {
  const h1 = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (hasNavigated) h1.current?.focus({ preventScroll: true })
    hasNavigated = true
  }, [])
  return (
    <div class={wide ? 'page page-wide' : 'page'}>
      {heading !== undefined && (
        <h1 ref={h1} tabIndex={-1}>
          {heading}
        </h1>
      )}
      {children}
    </div>
  )
}
