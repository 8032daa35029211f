/** The plan's colours and letters, as the styles have them in the theme shown. */
const LINES = ['ground', 'outside', 'border', 'rail', 'metro', 'tram', 'name', 'station', 'halo', 'badge'] as const
const STREETS = ['green', 'water', 'building', 'road', 'avenue'] as const
const NAMES = [...LINES, ...STREETS]

export type Palette = Record<(typeof NAMES)[number], string> & { font: string; scale: number }

/** The size that the plan's letters are drawn for, in CSS pixels. */
const USUAL_LETTERS = 18

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const colours = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--plan-${name}`).trim()]))
  const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_LETTERS
  return { ...(colours as Record<(typeof NAMES)[number], string>), font: style.fontFamily, scale: Math.min(2, Math.max(1, letters / USUAL_LETTERS)) }
}

/** Calls when the theme moves, by choice or with the evening. @returns a way to stop. */
export function onThemeChange(call: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const watch = new MutationObserver(call)
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] })
  dark.addEventListener('change', call)
  return () => {
    watch.disconnect()
    dark.removeEventListener('change', call)
  }
}
