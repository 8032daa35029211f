/** A Lucide pictogram. It never speaks alone: a word stands beside it, so it is hidden from screen readers. */
import type { IconNode } from 'lucide'
import { h } from 'preact'

export function Icon({ node, size = 24 }: { node: IconNode; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {node.map(([tag, attributes]) => h(tag, attributes as Record<string, string>))}
    </svg>
  )
}
