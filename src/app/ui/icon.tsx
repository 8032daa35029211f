/** A Lucide pictogram. It never speaks alone: a word stands beside it, so it is hidden from screen readers. */
import type { IconNode } from 'lucide'

/** A shape as path data. « M0 0 » lets a path that begins relative to nothing follow another. */
function pathOf([tag, shape]: IconNode[number]): string {
  const { d, points, x1, y1, x2, y2 } = shape
  if (tag === 'path') return `M0 0${d}`
  if (tag === 'line') return `M${x1} ${y1}L${x2} ${y2}`
  if (points) return `M${points}${tag === 'polygon' ? 'z' : ''}`
  const size = (name: string) => Number(shape[name as keyof typeof shape] ?? 0)
  const rx = size('rx') || size('r') || size('ry')
  const ry = size('ry') || rx
  // A circle is a rectangle with nothing between its corners.
  const [left, top] = tag === 'rect' ? [size('x'), size('y')] : [size('cx') - rx, size('cy') - ry]
  const [width, height] = tag === 'rect' ? [size('width') - 2 * rx, size('height') - 2 * ry] : [0, 0]
  const corner = (x: number, y: number) => `a${rx} ${ry} 0 0 1 ${x} ${y}`
  return `M${left + rx} ${top}h${width}${corner(rx, ry)}v${height}${corner(-rx, ry)}h${-width}${corner(-rx, -ry)}v${-height}${corner(rx, -ry)}z`
}

const known = new Map<IconNode, string>()

/** One path for all its shapes: a list of results has a hundred pictograms, and old phones feel each element. */
function dataOf(node: IconNode): string {
  const before = known.get(node)
  if (before !== undefined) return before
  const data = node.map(pathOf).join('')
  known.set(node, data)
  return data
}

export function Icon({ node, size = 24 }: { node: IconNode; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={dataOf(node)} />
    </svg>
  )
}
