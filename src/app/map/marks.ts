/** The marks on the map: what stays keeps its element, so that focus and finger find it again. */
import { divIcon, type Map as LeafletMap, Marker, type Point as Pixels } from 'leaflet'
import { render, type VNode } from 'preact'
import type { Point } from '../../domain/place.ts'
import type { Mark } from './gatherings.ts'

/** Placed in the plane: in space, as Leaflet places it, each mark would be a picture of its own for the browser to put together at each frame. */
class FlatMarker extends Marker {
  _setPos({ x, y }: Pixels) {
    const icon = this.getElement()
    if (icon) icon.style.transform = `translate(${x}px, ${y}px)`
  }
}

type Drawn = { marker: Marker; element: HTMLElement }

export type Marks = {
  /** @param drawOne how a mark looks. */
  show: (marks: readonly Mark[], drawOne: (mark: Mark) => VNode) => void
  /** Moves the focus to a mark. @returns false when it is not drawn. */
  focus: (id: string) => boolean
  /** The id of the mark that has the focus. */
  focused: () => string | undefined
  clear: () => void
}

/** @param onFocus called with where a mark stands when the keyboard reaches it. */
export function marksOn(map: LeafletMap, onFocus: (point: Point) => void): Marks {
  const drawn = new Map<string, Drawn>()
  const remove = (id: string, { marker: one, element }: Drawn) => {
    drawn.delete(id)
    render(null, element)
    one.remove()
  }
  const add = ({ id, point }: Mark): Drawn => {
    const element = document.createElement('div')
    element.addEventListener('focusin', () => onFocus(point))
    const one = new FlatMarker([point.lat, point.lon], {
      icon: divIcon({ html: element, className: 'mark-place', iconSize: [0, 0] }),
      interactive: false,
      keyboard: false,
    })
    one.addTo(map)
    const made = { marker: one, element }
    drawn.set(id, made)
    return made
  }
  return {
    show(marks, drawOne) {
      const wanted = new Set(marks.map(({ id }) => id))
      for (const [id, one] of [...drawn]) if (!wanted.has(id)) remove(id, one)
      for (const mark of marks) render(drawOne(mark), (drawn.get(mark.id) ?? add(mark)).element)
    },
    focus(id) {
      const button = drawn.get(id)?.element.querySelector('button')
      button?.focus({ preventScroll: true })
      return Boolean(button)
    },
    focused: () => [...drawn].find(([, { element }]) => element.contains(document.activeElement))?.[0],
    clear() {
      for (const [id, one] of [...drawn]) remove(id, one)
    },
  }
}
