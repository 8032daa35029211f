/** A part that is drawn again only once the frame at hand is painted: what somebody waits for comes first. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type Part = VNode | null | undefined | false

export function Later({ children }: { children: Part }) {
  const [shown, setShown] = useState<Part>(children)
  // Effects run after the paint.
  useEffect(() => setShown(children), [children])
  return <>{shown}</>
}
